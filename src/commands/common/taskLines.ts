// What the tasks of a run do at one moment, and what they wait for: a line a task.
import { seconds } from "../../draw/figures.js";
import type { Paint, Theme } from "../../draw/theme.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { fitLines } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { behind, paragraph } from "../../draw/wrap.js";
import type { Second, TaskId, TaskOutcome, WaitTarget } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { labelsOf } from "../../trace/labels.js";
import type { OutsideState } from "../../trace/state/outsideState.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { Doing, TaskState } from "../../trace/state/taskState.js";
import { reportWords } from "./reportWords.js";

/** A task, or what runs outside every task. */
type LiveTask = TaskState | (OutsideState & { readonly coroutine: string });

/**
 * All of them, in the order in which they began; of a run that may never end, those are left out that are forgotten. What runs
 * outside every task is known only once it prints or holds the thread.
 */
export function liveTasks({ tasks, outside }: Snapshot): readonly LiveTask[] {
  const { coroutine, after } = outside;
  if (coroutine === null) return tasks;
  const before = tasks.filter(({ task }) => task <= after);
  return [...before, { ...outside, coroutine }, ...tasks.slice(before.length)];
}

/** What it does, or how it has ended. */
export function stateOf({ doing, cause }: LiveTask): Exclude<Doing, "done"> | TaskOutcome["status"] {
  if (doing !== "done") return doing;
  if (cause?.kind === "task-done") return cause.outcome.status;
  return cause?.kind === "program-ended" && cause.outcome.status === "raised" ? "failed" : "finished";
}

export function paintOf(task: LiveTask, theme: Theme): Paint {
  return { ...theme.state, ...theme.outcome }[stateOf(task)];
}

/**
 * The parts of each task's line: its painted glyph; its name, which tells it apart from all others of the run, and its state,
 * as wide in every line; what it waits for, or "".
 *
 * @param now program seconds; null to name the moment a sleep ends instead of what is left of it
 */
export function taskLines(
  tasks: readonly LiveTask[],
  state: Snapshot,
  now: Second | null,
  view: View,
): { glyph: string; head: string; detail: string }[] {
  const { width, theme, language } = view;
  const labelOf = labelsOf(liveTasks(state));
  const nameOf = (task: LiveTask): string => {
    const { name, task: own } = labelOf(task);
    return own === null ? name : `${name} ${own}`;
  };
  const nameOfId = (id: TaskId): string => {
    const task = state.task(id);
    return task === undefined ? `Task-${id}` : nameOf(task);
  };
  const glyphs = { ...theme.glyphs.state, ...theme.glyphs.outcome };
  const names = tasks.map((task) => truncate(nameOf(task), Math.floor(width / 3), theme.glyphs.ellipsis));
  const words = tasks.map((task) => reportWords[language].live.state[stateOf(task)]);
  const [nameWidth, wordWidth] = [widestOf(names), widestOf(words)];
  return tasks.map((task, at) => ({
    glyph: paintOf(task, theme)(glyphs[stateOf(task)]),
    head: `${padEnd(names[at] ?? "", nameWidth)}  ${padEnd(words[at] ?? "", wordWidth)}`,
    detail: detailOf(task, nameOfId, now, view),
  }));
}

/** So many are told one by one: a reader looks for what hangs, of which they tell. */
const mostTold = 20;

/** @param state what the last event of a run that was cut short left behind */
export function renderUnfinished(state: Snapshot, view: View): string {
  const { width, language } = view;
  const say = reportWords[language].unfinished;
  const unfinished = liveTasks(state).filter(({ doing }) => doing !== "done");
  if (unfinished.length === 0) return paragraph(say.none, width, 2).join("\n");
  const { shown, hidden } = fitLines(unfinished, mostTold);
  const lines = taskLines(shown, state, null, view).flatMap(({ glyph, head, detail }) => {
    const line = `  ${glyph} ${head}`;
    if (!isNarrow(view)) return behind(`${line}  `, detail, width);
    return [line.trimEnd(), ...(detail === "" ? [] : paragraph(detail, width, 6))];
  });
  if (hidden !== null) lines.push(`    ${drawWords[language].more(hidden)}`);
  return [...paragraph(say.heading(state.at), width, 2), ...lines].join("\n");
}

function detailOf(task: LiveTask, nameOf: (task: TaskId) => string, now: Second | null, view: View): string {
  const words = reportWords[view.language].live;
  const { cause, frames, printed } = task;
  const inside = (detail: string): string =>
    frames.length > 1 ? words.inside(frames.at(-1) ?? "", detail) : detail;
  switch (stateOf(task)) {
    case "blocked":
      return cause?.kind === "blocked" ? inside(endingAt(cause.at + cause.seconds, now, view)) : "";
    case "finished":
      return printed === null ? "" : words.printed(oneLine(printed));
    case "waiting":
      return cause?.kind === "suspended" ? inside(waitWords(cause.on, nameOf, now, view)) : "";
    default:
      return "";
  }
}

function endingAt(until: Second, now: Second | null, { language }: View): string {
  const words = reportWords[language].live;
  return now === null ? words.until(seconds(until)) : words.left(seconds(Math.max(0, until - now)));
}

/** What a task waits for. */
export function waitWords(
  on: WaitTarget,
  nameOf: (task: TaskId) => string,
  now: Second | null,
  view: View,
): string {
  const words = reportWords[view.language].live;
  switch (on.kind) {
    case "sleep":
      return endingAt(on.until, now, view);
    case "task":
      return words.forTask(nameOf(on.task));
    case "gather":
      return words.forChildren(on.children);
    case "future":
    case "turn":
      return words.forFuture;
  }
}

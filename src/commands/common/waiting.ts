// Words for what a task does at this moment: its state, and what it waits for.
import { seconds } from "../../draw/figures.js";
import { foldName } from "../../draw/fold.js";
import type { View } from "../../draw/view.js";
import type { Second, TaskId, TaskOutcome, WaitTarget } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { labelsOf } from "../../trace/labels.js";
import type { OutsideState } from "../../trace/state/outsideState.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { Doing, TaskState } from "../../trace/state/taskState.js";
import { reportWords } from "./reportWords.js";

/** A task, or what runs outside every task. */
export type LiveTask = TaskState | (OutsideState & { readonly coroutine: string });

/**
 * All of them, in the order in which they began; of a run that may never end, those are left out that are forgotten. What runs
 * outside every task is known only once it prints or holds the thread.
 */
export function liveTasks({ tasks, outside }: Snapshot): LiveTask[] {
  const { coroutine, after } = outside;
  if (coroutine === null) return tasks;
  const place = tasks.findIndex(({ task }) => task > after);
  const end = place === -1 ? tasks.length : place;
  return [...tasks.slice(0, end), { ...outside, coroutine }, ...tasks.slice(end)];
}

/** What it does, or how it has ended. */
export function stateOf({ doing, cause }: LiveTask): Exclude<Doing, "done"> | TaskOutcome["status"] {
  if (doing !== "done") return doing;
  if (cause?.kind === "task-done") return cause.outcome.status;
  return cause?.kind === "program-ended" && cause.outcome.status === "raised" ? "failed" : "finished";
}

/** The glyph of a task's state, painted. */
export function stateGlyph(task: LiveTask, { theme }: View): string {
  const state = stateOf(task);
  switch (state) {
    case "finished":
    case "failed":
    case "cancelled":
      return theme.outcome[state](theme.glyphs.outcome[state]);
    default:
      return theme.state[state](theme.glyphs.state[state]);
  }
}

/**
 * What a task waits for, in words; "" when there is nothing to say.
 *
 * @param now program seconds; null to name the moment a sleep ends instead of what is left of it
 */
export function waitDetailOf(task: LiveTask, nameOf: TaskNames, now: Second | null, view: View): string {
  const words = reportWords[view.language].live;
  const { cause, frames, printed } = task;
  const ending = (until: Second): string =>
    now === null ? words.until(seconds(until)) : words.left(seconds(Math.max(0, until - now)));
  const inside = (detail: string): string =>
    frames.length > 1 ? words.inside(foldName(frames.at(-1) ?? ""), detail) : detail;
  switch (stateOf(task)) {
    case "blocked":
      return cause?.kind === "blocked" ? inside(ending(cause.at + cause.seconds)) : "";
    case "finished":
      return printed === null ? "" : words.printed(oneLine(printed));
    case "waiting":
      return cause?.kind === "suspended" ? inside(targetOf(cause.on, nameOf, ending, view)) : "";
    default:
      return "";
  }
}

function targetOf(on: WaitTarget, nameOf: TaskNames, ending: (until: Second) => string, view: View): string {
  const words = reportWords[view.language].live;
  switch (on.kind) {
    case "sleep":
      return ending(on.until);
    case "task":
      return words.forTask(nameOf(on.task));
    case "gather":
      return words.forChildren(on.children);
    case "future":
    case "turn":
      return words.forFuture;
  }
}

/** Names a task, or what runs outside every task, so that it is told apart from all others of the run. */
export type TaskNames = (task: LiveTask | TaskId) => string;

export function taskNames(state: Snapshot): TaskNames {
  const labelOf = labelsOf(liveTasks(state));
  return (wanted) => {
    const found = typeof wanted === "number" ? state.task(wanted) : wanted;
    if (found === undefined) return `Task-${wanted}`;
    const { name, task } = labelOf(found);
    return task === null ? foldName(name) : `${foldName(name)} ${task}`;
  };
}

// Words for what a task does at this moment: its state, and what it waits for.

import { seconds } from "../../draw/figures.js";
import { foldName } from "../../draw/fold.js";
import type { View } from "../../draw/view.js";
import type { Second, TaskId, WaitTarget } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import type { LiveState, LiveTask } from "../../trace/live.js";
import { reportWords } from "./reportWords.js";

/** The glyph of a task's state, painted. */
export function stateGlyph({ doing }: LiveTask, { theme }: View): string {
  switch (doing.state) {
    case "finished":
    case "failed":
    case "cancelled":
      return theme.outcome[doing.state](theme.glyphs.outcome[doing.state]);
    default:
      return theme.state[doing.state](theme.glyphs.state[doing.state]);
  }
}

/**
 * What a task waits for, in words; "" when there is nothing to say.
 *
 * @param now program seconds; null to name the moment a sleep ends instead of what is left of it
 */
export function waitDetailOf(task: LiveTask, state: LiveState, now: Second | null, view: View): string {
  const words = reportWords[view.language].live;
  const { doing } = task;
  const ending = (until: Second): string =>
    now === null ? words.until(seconds(until)) : words.left(seconds(Math.max(0, until - now)));
  const inside = (detail: string): string =>
    task.inner === null ? detail : words.inside(foldName(task.inner), detail);
  switch (doing.state) {
    case "blocked":
      return inside(ending(doing.until));
    case "finished":
      return task.printed === null ? "" : words.printed(oneLine(task.printed));
    case "waiting":
      return inside(targetOf(doing.on, state, ending, view));
    default:
      return "";
  }
}

function targetOf(on: WaitTarget, state: LiveState, ending: (until: Second) => string, view: View): string {
  const words = reportWords[view.language].live;
  switch (on.kind) {
    case "sleep":
      return ending(on.until);
    case "task":
      return words.forTask(nameOf(on.task, state));
    case "gather":
      return words.forChildren(on.children);
    case "future":
    case "turn":
      return words.forFuture;
  }
}

/** A task by its coroutine's name, which the reader knows from the program. */
function nameOf(id: TaskId, state: LiveState): string {
  const at = state.tasks.findIndex(({ task }) => task === id);
  return taskLabels(state)[at] ?? `Task-${id}`;
}

/** One name a task; tasks of the same name are told apart by the name of the task. */
export function taskLabels({ tasks }: LiveState): string[] {
  // A hundred thousand tasks have few names, and are drawn ten times a second.
  const folded = new Map<string, string>();
  const uses = new Map<string, number>();
  for (const { name: written } of tasks) {
    const name = folded.get(written) ?? foldName(written);
    folded.set(written, name);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return tasks.map(({ name: written, taskName }) => {
    const name = folded.get(written) ?? written;
    return uses.get(name) === 1 || taskName === null ? name : `${name} ${taskName}`;
  });
}

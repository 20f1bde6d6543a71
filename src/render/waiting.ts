// Words for what a task does at this moment: its state, and what it waits for.
import type { Second } from "../trace/event.js";
import type { LiveState, LiveTask } from "../trace/live.js";
import { seconds } from "./figures.js";
import { displayName } from "./names.js";
import type { View } from "./view.js";

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
export function detailOf(task: LiveTask, state: LiveState, now: Second | null, view: View): string {
  const words = view.messages.live;
  const { doing } = task;
  const ending = (until: Second): string =>
    now === null ? words.until(seconds(until)) : words.left(seconds(Math.max(0, until - now)));
  const inside = task.inner === null ? [] : [words.inside(displayName(task.inner))];
  if (doing.state === "blocked") {
    const held =
      now === null ? words.until(seconds(doing.until)) : words.held(seconds(Math.max(0, doing.until - now)));
    return [...inside, held].join(", ");
  }
  if (doing.state !== "waiting") {
    return doing.state === "finished" && task.printed !== null ? words.printed(task.printed) : "";
  }
  const { on } = doing;
  switch (on.kind) {
    case "sleep":
      return [...inside, ending(on.until)].join(", ");
    case "task":
      return [...inside, words.forTask(nameOf(on.task, state))].join(", ");
    case "gather":
      return [...inside, words.forChildren(on.children)].join(", ");
    case "future":
      return [...inside, words.forFuture].join(", ");
    case "turn":
      return inside.join(", ");
  }
}

/** A task by its coroutine's name, which the reader knows from the program. */
function nameOf(id: number, state: LiveState): string {
  const task = state.tasks.find((each) => each.task === id);
  if (task === undefined) return `Task-${id}`;
  const name = displayName(task.name);
  const alone = state.tasks.filter((each) => displayName(each.name) === name).length === 1;
  return alone ? name : `${name} ${task.taskName ?? ""}`.trimEnd();
}

/** One name a task; tasks of the same name are told apart by the name of the task. */
export function taskLabels(state: LiveState): string[] {
  return state.tasks.map((task) => (task.task === null ? displayName(task.name) : nameOf(task.task, state)));
}

// Who waits for whom at one moment, and the functions of a stack as they are shown.
import type { StackLine, TaskId, WaitTarget } from "../event.js";
import { awaitedTasks, type Snapshot } from "./runState.js";

/** A stack as it is shown: the library's own coroutines are folded into who awaits them, unless asked for. */
export function shownStack(stack: readonly StackLine[], internals: boolean): readonly StackLine[] {
  if (internals) return stack;
  const own = stack.filter(({ internal }) => !internal);
  // A task of the library's own (`createTask(sleep(1))`) has nothing else to show.
  return own.length > 0 ? own : stack.slice(0, 1);
}

/** A link of an await chain: a task with its stack, and what that waits for. */
export interface AwaitLink {
  readonly task: TaskId;
  /** How deep: 0 for the task asked about, 1 for those that it waits for. */
  readonly depth: number;
  readonly stack: readonly StackLine[];
  readonly waitsFor: WaitTarget | null;
}

/**
 * From a task down to its innermost coroutine, over to the tasks that it waits for, and so on, depth first. Tasks that
 * are done are left out, and one that is met twice is told once.
 */
export function awaitChain(snapshot: Snapshot, task: TaskId, internals = false): AwaitLink[] {
  const links: AwaitLink[] = [];
  const seen = new Set<TaskId>();
  const left = [{ task, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const state = snapshot.task(next.task);
    if (state === undefined || seen.has(next.task) || (state.doing === "done" && next.depth > 0)) continue;
    seen.add(next.task);
    const { waitsFor } = state;
    links.push({ ...next, stack: shownStack(state.stack, internals), waitsFor });
    const { depth } = next;
    for (const each of awaitedTasks(waitsFor).toReversed()) left.push({ task: each, depth: depth + 1 });
  }
  return links;
}

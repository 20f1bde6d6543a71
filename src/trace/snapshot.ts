// The state of a run at one moment, as a trace tells it: who runs, who is ready and why, who waits for what.
import type { FutureStatus, Second, StackLine, TaskId, TaskOutcome, WaitTarget } from "./event.js";

export { TraceIndex } from "./traceIndex.js";

/** What has brought about that something is ready. */
export type Cause =
  /** A task did it, while it was running. */
  | { readonly kind: "task"; readonly task: TaskId }
  /** A task has ended. */
  | { readonly kind: "task-done"; readonly task: TaskId }
  /** Its time has come; the timer is null in a trace without details. */
  | { readonly kind: "timer"; readonly timer: number | null }
  /** A future (null in a trace without details) is done. */
  | { readonly kind: "future"; readonly future: number | null };

/** An entry of the ready queue; `since`: how many events had happened once it stood there. */
export type ReadyEntry = { readonly since: number } & (
  | {
      readonly kind: "task";
      readonly task: TaskId;
      readonly why: "created" | "woken" | "turn" | "cancelled";
      readonly by: Cause | null;
    }
  | {
      readonly kind: "callback";
      readonly handle: number;
      readonly name: string;
      readonly why: "call_soon" | "done-callback";
      readonly by: Cause | null;
    }
  | { readonly kind: "timer"; readonly timer: number; readonly what: string }
);

export interface TimerState {
  readonly timer: number;
  readonly deadline: Second;
  /** "sleep", or the name of the function that it calls; "" in a trace without details. */
  readonly what: string;
  /** The task that sleeps until then. */
  readonly wakes: TaskId | null;
}

/** `blocked`: it runs, and holds the thread meanwhile. */
export type Doing = "running" | "ready" | "waiting" | "blocked" | "done";

export interface TaskState {
  readonly task: TaskId;
  readonly name: string;
  readonly coroutine: string;
  readonly parent: TaskId | null;
  readonly state: FutureStatus;
  /** Null as long as it is PENDING. */
  readonly outcome: TaskOutcome | null;
  readonly doing: Doing;
  /** What it waits for; once it is ready: null. */
  readonly waitsFor: WaitTarget | null;
  /** Where it stands, or stood when it was last seen: outermost first, the library's own coroutines included. */
  readonly stack: readonly StackLine[];
  /** `cancel` was called, and it has not run since. */
  readonly cancelRequested: boolean;
  /** How many events had happened when it began to do what it does. */
  readonly since: number;
}

export interface FutureState {
  readonly future: number;
  readonly label: string;
  readonly state: FutureStatus;
  /** The tasks that wait for it. */
  readonly waiters: readonly TaskId[];
}

/** The lists are made when they are asked for. */
export interface Snapshot {
  /** How many events have happened: 0 to the trace's length. */
  readonly event: number;
  readonly at: Second;
  readonly iteration: number;
  /** The loop's ready queue, the next to run first. */
  readonly ready: readonly ReadyEntry[];
  readonly readyCount: number;
  /** One of them, without making the others. */
  readyAt(index: number): ReadyEntry | undefined;
  /** By deadline. */
  readonly timers: readonly TimerState[];
  readonly timerCount: number;
  /** One of them, without making those behind it. */
  timerAt(index: number): TimerState | undefined;
  /** In the order of their creation. */
  readonly tasks: readonly TaskState[];
  readonly taskCount: number;
  /** One of them; undefined before it is made. O(log n), however many there are. */
  task(task: TaskId): TaskState | undefined;
  /** The tasks that wait for a task, in the order in which they have begun to. */
  waitersOf(task: TaskId): readonly TaskState[];
  /** All that were waited for so far. */
  readonly futures: readonly FutureState[];
  /** What a future is of: "gather", say; undefined before it is waited for. */
  futureLabel(future: number): string | undefined;
  readonly running: TaskId | null;
  /** How many lines are complete: of the index's `outputs` so many. */
  readonly outputLines: number;
}

/** A stack as it is shown: the library's own coroutines are folded into who awaits them, unless asked for. */
export function shownStack(stack: readonly StackLine[], internals: boolean): readonly StackLine[] {
  if (internals) return stack;
  const own = stack.filter(({ internal }) => !internal);
  // A task of the library's own (`createTask(sleep(1))`) has nothing else to show.
  return own.length > 0 ? own : stack.slice(0, 1);
}

/** The coroutine that a wait is charged to: the innermost of the program's own, which awaits whatever the library does. */
export function chargedTo(stack: readonly StackLine[]): StackLine | null {
  return shownStack(stack, false).at(-1) ?? null;
}

/** A link of an await chain: a task with its stack, and what that waits for. */
export interface AwaitLink {
  readonly task: TaskId;
  /** How deep: 0 for the task asked about, 1 for those that it waits for. */
  readonly depth: number;
  readonly stack: readonly StackLine[];
  readonly waitsFor: WaitTarget | null;
}

/** The tasks that a wait is for. */
export function awaitedTasks(on: WaitTarget | null): readonly TaskId[] {
  if (on?.kind === "task") return [on.task];
  return on?.kind === "gather" || on?.kind === "future" ? (on.tasks ?? []) : [];
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

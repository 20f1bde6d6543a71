// Explains an event from the trace around it: who did it, what follows from it, who is next.
import type { StackLine, TaskId, TraceEvent, WaitTarget } from "../../trace/event.js";
import type { Label } from "../../trace/labels.js";
import { shownStack } from "../../trace/state/awaitChain.js";
import type { Cause } from "../../trace/state/readyQueue.js";
import { awaitedTasks, type Snapshot } from "../../trace/state/runState.js";
import { beginsAtOnce } from "../../trace/state/taskState.js";
import type { StepNames } from "./stepNames.js";
import type { Canceller, Next, Queued, Told, WaitsFor, Waker } from "./why.js";

/** So many entries of the ready queue are named, more are counted. */
const mostNamed = 3;
/** Of a gather of more it is not counted how many are done: that is asked at each of their ends. */
const mostCounted = 1000;

/** How far what an event leads to is looked for. */
const furthest = 10_000;

/** Why an event happened, as facts; the words for them are apart. */
export type Why = ReturnType<typeof whyOf>;

/**
 * `by` is who did it; `inner` is the innermost function, where that is another than `by` or the task's own; `place` is
 * that in the ready queue, from 1, and null where it does not stand there.
 *
 * @param events all of the trace
 * @param after the state that the event has led to that is explained
 */
export function whyOf(events: readonly TraceEvent[], after: Snapshot, names: StepNames) {
  const [before, event, next] = [-2, -1, 0].map((place) => events[after.event + place]);
  switch (event?.kind) {
    case undefined:
      return { kind: "not-begun" } as const;
    case "waiting": {
      const { seconds, at } = event;
      const timer = after.timerAt(0);
      const wakes: Queued | null =
        timer === undefined || seconds === null ? null : { kind: "timer", ...names.timer(timer.timer) };
      return { kind: event.kind, until: seconds === null ? null : at + seconds, seconds, wakes };
    }
    case "skipped":
      return { kind: event.kind, of: namedOf(event, names) };
    case "loop-closed":
    case "program-began":
    case "callback-ended":
      return { kind: event.kind };
    case "program-ended": {
      const { outcome } = event;
      if (outcome.status === "returned") return { kind: event.kind, error: null };
      const { name, message } = outcome.error;
      return { kind: event.kind, error: message === "" ? name : `${name}: ${message}` };
    }
    case "output":
    case "output-part": {
      const { text, stream } = event;
      const isPart = event.kind === "output-part";
      const isThread = event.thread === true;
      return { kind: "output", text, stream, isPart, ...whoseOf(event, names), isThread } as const;
    }
    case "blocked":
      return { kind: event.kind, ...whoseOf(event, names), seconds: event.seconds };
    case "unblocked":
      return { kind: event.kind, by: names.task(event.task) };
    case "span": {
      const { name, state, from, to, thread } = event;
      return { kind: event.kind, name, state, seconds: to - from, isThread: thread === true };
    }
    case "iteration": {
      const first = Array.from({ length: mostNamed }, (_, at) => after.readyAt(at)).flatMap((entry) =>
        entry === undefined ? [] : [names.queued(entry)],
      );
      return { kind: event.kind, iteration: event.iteration, ready: event.ready, first };
    }
    case "task-created": {
      const { task, name, parent } = event;
      return {
        kind: event.kind,
        task: names.task(task),
        taskName: name,
        by: names.task(parent),
        place: placeOf(task, after),
        isEager: beginsAtOnce(task, next),
      };
    }
    case "step-began": {
      const state = after.task(event.task);
      return {
        kind: event.kind,
        task: names.task(event.task),
        isFirst: state?.steps === 1,
        isCancelled: event.cancelled === true,
        // The first step of an eager task, which never stood in the ready queue, and whose step has made that.
        eager:
          before?.kind === "task-created" && beginsAtOnce(before.task, event)
            ? { within: names.task(before.parent) }
            : null,
        // Where it goes on.
        inner: state === undefined ? null : innerOfStack(state.stack),
      };
    }
    case "suspended":
      return {
        kind: event.kind,
        task: names.task(event.task),
        inner: innerName(event.frames),
        on: waitsFor(event.on, after, names),
        next: nextOf(after, names),
      };
    case "woken": {
      const place = placeOf(event.task, after);
      const entry = after.readyAt((place ?? 0) - 1);
      const by: Waker | null =
        entry?.kind !== "task"
          ? null
          : entry.why === "cancelled"
            ? { kind: "cancelled", by: entry.by?.kind === "task" ? names.task(entry.by.task) : null }
            : wakerOf(entry.by, after, names);
      return { kind: event.kind, task: names.task(event.task), by, place };
    }
    case "cancel-requested":
      return {
        kind: event.kind,
        task: names.task(event.task),
        by: cancellerOf(event, after, names),
        // What it awaits and passes the request on to; null: it is thrown into itself.
        passedTo: passedTo(event.task, after, names),
      };
    case "task-done":
      return {
        kind: event.kind,
        task: names.task(event.task),
        outcome: event.outcome,
        awaitedBy: awaitersOf(event, events, after, names),
      };
    case "timer-set": {
      const { deadline, at, task } = event;
      // Which of its coroutines sleeps is told by the suspension that follows.
      const sleeping = next?.kind === "suspended" && next.task === task ? innerName(next.frames) : null;
      return {
        kind: event.kind,
        by: names.task(task),
        inner: event.stack === undefined ? sleeping : innerOfStack(event.stack),
        timer: names.timer(event.timer),
        deadline,
        seconds: Math.max(0, deadline - at),
      };
    }
    case "timer-fired": {
      const deadline = names.deadlineOf(event.timer);
      return { kind: event.kind, timer: names.timer(event.timer), at: event.at, deadline };
    }
    case "timer-cancelled":
      return { kind: event.kind, timer: names.timer(event.timer) };
    case "callback-scheduled":
      return {
        kind: event.kind,
        name: event.name,
        why: event.why,
        by: names.task(event.task),
        // The task whose end it is told of.
        of: event.of?.kind === "task" ? names.task(event.of.task) : null,
      };
    case "callback-began":
      return { kind: event.kind, of: namedOf({ ...event, task: null }, names) };
    case "future-created":
    case "future-done":
      return { kind: event.kind, label: event.label, state: event.state };
  }
}

export function waitsFor(on: WaitTarget, after: Snapshot, names: StepNames): WaitsFor {
  switch (on.kind) {
    case "sleep":
      return { kind: "sleep", until: on.until, left: Math.max(0, on.until - after.at) };
    case "task":
      return { kind: "task", of: names.task(on.task) };
    case "gather":
      return { kind: "gather", children: on.children, done: doneOf(on, after) };
    case "future":
      return { kind: "future", label: on.label ?? futureLabel(on.future ?? null, after) };
    case "turn":
      return { kind: "turn" };
  }
}

export function wakerOf(by: Cause | null, after: Snapshot, names: StepNames): Waker | null {
  switch (by?.kind) {
    case undefined:
      return null;
    case "timer":
      return { kind: "timer", ...names.timer(by.timer) };
    case "task":
    case "task-done":
      return { kind: by.kind, of: names.task(by.task) };
    case "future":
      return { kind: "future", label: futureLabel(by.future, after) ?? "" };
  }
}

/** How many of what a gather waits for are done; null where some of it is no task of which that is known. */
function doneOf(on: Extract<WaitTarget, { readonly kind: "gather" }>, after: Snapshot): number | null {
  if (on.nested === true || on.tasks?.length !== on.children || on.children > mostCounted) return null;
  return on.tasks.filter((task) => after.task(task)?.doing === "done").length;
}

function namedOf(
  what: { readonly handle: number | null; readonly timer: number | null; readonly task: TaskId | null },
  names: StepNames,
): Queued {
  if (what.task !== null) return { kind: "task", of: names.task(what.task) };
  if (what.timer !== null) return { kind: "timer", ...names.timer(what.timer) };
  return names.called(what.handle ?? 0);
}

type Done = Extract<TraceEvent, { readonly kind: "task-done" }>;

function awaitersOf(event: Done, events: readonly TraceEvent[], after: Snapshot, names: StepNames): Told[] {
  return after
    .waitersOf(event.task)
    .flatMap(({ task: waiter, waitsFor: on }) =>
      on !== null && awaitedTasks(on).length <= mostCounted
        ? [
            {
              task: names.task(waiter),
              on: waitsFor(on, after, names),
              effect: effectOn(on, event, events, after),
            },
          ]
        : [],
    )
    .slice(0, mostNamed);
}

/** What the end of one of them means to who waits for a gather: an exception may end it before the rest is done. */
function effectOn(
  on: WaitTarget,
  { task, outcome }: Done,
  events: readonly TraceEvent[],
  after: Snapshot,
): Told["effect"] {
  const done = on.kind === "gather" ? doneOf(on, after) : null;
  if (on.kind !== "gather" || done === null || on.future === undefined) return "told";
  const ends = endsWith(on.future, task, events, after.event);
  // Several end at once, and it is another that decides.
  if (ends === "otherwise") return "told";
  if (ends === null) return done === on.children ? "told" : "waits-on";
  return done === on.children || outcome.status === "finished" ? "woken" : "gives-up";
}

/**
 * Is a gather's future done as soon as it is told of what has ended, with that task's end, or with another's? Null: it is not.
 * The done-callbacks of what ends are called in the next iteration: is the future done by the end of that, and in the callback
 * that this very task's end has scheduled?
 */
function endsWith(
  future: number,
  task: TaskId,
  events: readonly TraceEvent[],
  event: number,
): "with-it" | "otherwise" | null {
  const ofTask = new Set<number>();
  let iterations = 0;
  let isTold = false;
  for (let at = event; at < Math.min(events.length, event + furthest); at++) {
    const next = events[at];
    if (next?.kind === "callback-scheduled" && next.of?.kind === "task" && next.of.task === task) {
      ofTask.add(next.handle);
    } else if (next?.kind === "callback-began") isTold = next.handle !== null && ofTask.has(next.handle);
    else if (next?.kind === "future-done" && next.future === future) return isTold ? "with-it" : "otherwise";
    else if (next?.kind === "iteration" && ++iterations > 1) return null;
  }
  return null;
}

function cancellerOf(
  { by, stack = [] }: Extract<TraceEvent, { readonly kind: "cancel-requested" }>,
  after: Snapshot,
  names: StepNames,
): Canceller | null {
  if (by !== null) return { kind: "task", of: names.task(by) };
  const { callback: began, main } = after;
  if (began !== null) {
    const called = namedOf({ ...began, task: null }, names);
    if (called.kind === "timer" && called.role === "timeout") return { kind: "timeout" };
    if (called.kind === "timer") return { kind: "function", name: called.what };
    if (called.kind !== "callback") return null;
    const { role, name } = called;
    if (role?.kind === "timeout") return { kind: "timeout" };
    if (role?.kind === "tells" && role.label === "TaskGroup" && role.of !== null)
      return { kind: "TaskGroup", failed: role.of };
    return { kind: "function", name };
  }
  const own = stack.findLast(({ internal }) => !internal);
  if (own !== undefined) return { kind: "function", name: own.name === "<module>" ? null : own.name };
  return main !== null && after.task(main)?.doing === "done" ? { kind: "run" } : null;
}

/** A task that awaits another, or a gather, is cancelled by way of that. */
function passedTo(task: TaskId, after: Snapshot, names: StepNames): Label | "gather" | null {
  const on = after.task(task)?.waitsFor ?? null;
  if (on?.kind !== "task" && on?.kind !== "gather") return null;
  const isPending = awaitedTasks(on).some((each) => after.task(each)?.state === "PENDING");
  if (!isPending) return null;
  return on.kind === "task" ? names.task(on.task) : "gather";
}

function futureLabel(future: number | null, after: Snapshot): string | null {
  return future === null ? null : (after.future(future)?.label ?? null);
}

/** The place of a task that has just joined the queue: as a rule it is the last. */
function placeOf(task: TaskId, after: Snapshot): number | null {
  for (let at = after.readyCount - 1; at >= Math.max(0, after.readyCount - mostNamed); at--) {
    const entry = after.readyAt(at);
    if (entry?.kind === "task" && entry.task === task) return at + 1;
  }
  return null;
}

function nextOf(after: Snapshot, names: StepNames): Next {
  const { callback, running } = after;
  if (running !== null) return { kind: "maker", of: names.task(running) };
  if (callback !== null) return { kind: "callback", of: namedOf({ ...callback, task: null }, names) };
  const first = after.readyAt(0);
  if (first !== undefined) return { kind: "ready", first: names.queued(first) };
  const timer = after.timerAt(0);
  if (timer === undefined) return { kind: "outside" };
  return { kind: "timer", at: timer.deadline, isDue: timer.deadline <= after.at };
}

/** Who writes or blocks: a task, and which of its functions; or a function outside of every task, the innermost one. */
function whoseOf(
  {
    task,
    frames,
  }: Extract<
    TraceEvent,
    { readonly frames: readonly string[]; readonly kind: "output" | "output-part" | "blocked" }
  >,
  names: StepNames,
): { readonly by: Label | null; readonly inner: string | null; readonly isOutside: boolean } {
  if (task !== null) return { by: names.task(task), inner: innerName(frames), isOutside: false };
  const name = frames.at(-1);
  return { by: name === undefined ? null : { name, task: null }, inner: null, isOutside: true };
}

/** The innermost of several functions. */
function innerName(frames: readonly string[]): string | null {
  return frames.length > 1 ? (frames.at(-1) ?? null) : null;
}

/** The coroutine that a wait is charged to, where it is another than the task's own. */
export function innerOfStack(stack: readonly StackLine[]): string | null {
  return innerName(shownStack(stack, false).map(({ name }) => name));
}

// Explains an event from the trace around it: who did it, what follows from it, who is next. Rule: these are facts; the words
// for them are apart.
import type { Second, StackLine, TaskId, TraceEvent, WaitTarget } from "../../trace/event.js";
import type { Label } from "../../trace/labels.js";
import { shownStack } from "../../trace/state/awaitChain.js";
import type { Cause } from "../../trace/state/readyQueue.js";
import { awaitedTasks, type Snapshot } from "../../trace/state/runState.js";
import { beginsAtOnce } from "../../trace/state/taskState.js";
import type { StepNames } from "./names.js";

/** So many entries of the ready queue are named, more are counted. */
const mostNamed = 3;
/** Of a gather of more it is not counted how many are done: that is asked at each of their ends. */
const mostCounted = 1000;
/** How far what an event leads to is looked for. */
const furthest = 10_000;
/** A clock and a loop take less than this in any case. */
const usualDelay: Second = 0.05;

type Of<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: Kind }>;

/** Why an event happened. */
export type Why = ReturnType<Moment["why"]>;
/** What a task waits for. */
export type WaitsFor = ReturnType<Moment["waitsFor"]>;
/** What woke a task, or is going to. */
export type Waker = NonNullable<ReturnType<Moment["wakerOf"]>>;
/** The same, once it is told that a task is woken: it may have been asked to cancel itself. */
export type WokenBy = NonNullable<Extract<Why, { readonly kind: "woken" }>["by"]>;
/** What the loop does once it has the thread back. */
export type Next = ReturnType<Moment["next"]>;
/** Who asks a task to cancel itself. */
export type Canceller = NonNullable<ReturnType<Moment["cancellerOf"]>>;
/** A task that waits for another's end, and what that end means to it. */
export type Told = ReturnType<Moment["awaitersOf"]>[number];

export class Moment {
  /**
   * @param events all of the trace
   * @param after the state that the event has led to that is explained
   */
  constructor(
    private readonly events: readonly TraceEvent[],
    private readonly after: Snapshot,
    private readonly names: StepNames,
  ) {}

  /**
   * `by` is who did it; `inner` is the innermost function, where that is another than `by` or the task's own; `place` is
   * that in the ready queue, from 1, and null where it does not stand there.
   */
  why() {
    const { after, names } = this;
    const [before, event, next] = [-2, -1, 0].map((place) => this.events[after.event + place]);
    switch (event?.kind) {
      case undefined:
        return { kind: "not-begun" } as const;
      case "waiting": {
        const timer = after.timerAt(0);
        const wakes = timer === undefined ? null : names.timer(timer.timer);
        return { kind: event.kind, at: event.at, seconds: event.seconds, wakes };
      }
      case "loop-closed":
      case "program-began":
      case "callback-ended":
        return { kind: event.kind };
      case "program-ended": {
        const { outcome } = event;
        if (outcome.status === "returned") return { kind: event.kind, error: null, traceback: null };
        const { name, message, traceback = null } = outcome.error;
        return { kind: event.kind, error: message === "" ? name : `${name}: ${message}`, traceback };
      }
      case "output":
      case "output-part": {
        const { text, stream } = event;
        const isPart = event.kind === "output-part";
        const isThread = event.thread === true;
        // Where nothing of the program's ran, the library has reported something, on no line of the program's.
        const isReport = event.stack?.length === 0;
        const whose = this.#whoseOf(event);
        return { kind: "output", text, stream, isPart, ...whose, isThread, isReport } as const;
      }
      case "blocked":
        return { kind: event.kind, ...this.#whoseOf(event), seconds: event.seconds };
      case "unblocked":
        return { kind: event.kind, by: names.task(event.task) };
      case "span": {
        const { kind, name, from, to, thread } = event;
        return { kind, name, seconds: to - from, isThread: thread === true };
      }
      case "iteration": {
        const first = Array.from({ length: mostNamed }, (_, at) => after.readyAt(at)).flatMap((entry) =>
          entry === undefined ? [] : [names.queued(entry)],
        );
        return { kind: event.kind, iteration: event.iteration, ready: event.ready, first };
      }
      case "task-created": {
        const [task, by] = [names.task(event.task), names.task(event.parent)];
        const isEager = beginsAtOnce(event.task, next);
        return { kind: event.kind, task, by, place: this.#placeOf(event.task), isEager };
      }
      case "step-began": {
        const state = after.task(event.task);
        // The first step of an eager task, which never stood in the ready queue, and whose step has made that.
        const isEager = before?.kind === "task-created" && beginsAtOnce(before.task, event);
        return {
          kind: event.kind,
          task: names.task(event.task),
          isFirst: state?.steps === 1,
          isCancelled: event.cancelled === true,
          eager: isEager ? { within: names.task(before.parent) } : null,
          // Where it goes on.
          inner: state === undefined ? null : innerOfStack(state.stack),
        };
      }
      case "suspended": {
        const [task, inner, on] = [names.task(event.task), innerName(event.frames), this.waitsFor(event.on)];
        return { kind: event.kind, task, inner, on, next: this.next() };
      }
      case "woken": {
        const place = this.#placeOf(event.task);
        const entry = after.readyAt((place ?? 0) - 1);
        const cause = entry?.kind === "task" ? entry.by : null;
        const isCancelled = entry?.kind === "task" && entry.why === "cancelled";
        const canceller = isCancelled && cause?.kind === "task" ? names.task(cause.task) : null;
        const by = isCancelled ? ({ kind: "cancelled", by: canceller } as const) : this.wakerOf(cause);
        return { kind: event.kind, task: names.task(event.task), by, place };
      }
      case "cancel-requested": {
        const task = names.task(event.task);
        // `passedTo`: what it awaits and passes the request on to; null: it is thrown into itself.
        const hasBegun = (after.task(event.task)?.steps ?? 0) > 0;
        const [by, passedTo] = [this.cancellerOf(event), this.#passedTo(event.task)];
        return { kind: event.kind, task, by, passedTo, hasBegun };
      }
      case "task-done": {
        const { kind, outcome } = event;
        return { kind, task: names.task(event.task), outcome, awaitedBy: this.awaitersOf(event) };
      }
      case "timer-set": {
        const { deadline, at, task } = event;
        // Which of its coroutines sleeps is told by the suspension that follows.
        const sleeping = next?.kind === "suspended" && next.task === task ? innerName(next.frames) : null;
        const inner = event.stack === undefined ? sleeping : innerOfStack(event.stack);
        const timer = names.timer(event.timer);
        const seconds = Math.max(0, deadline - at);
        return { kind: event.kind, by: names.task(task), inner, timer, deadline, seconds };
      }
      case "timer-fired": {
        const { kind, timer, at } = event;
        const deadline = names.deadlineOf(timer);
        // Had it been due for a while when the loop came to see it?
        const isLate = deadline !== null && at - deadline > usualDelay;
        return { kind, timer: names.timer(timer), at, wasDue: isLate ? deadline : null };
      }
      case "timer-cancelled":
        return { kind: event.kind, timer: names.timer(event.timer) };
      case "callback-scheduled": {
        const { kind, name, why } = event;
        // `of`: the task whose end it is told of.
        const of = event.of?.kind === "task" ? names.task(event.of.task) : null;
        return { kind, name, why, by: names.task(event.task), of };
      }
      case "skipped":
      case "callback-began":
        return { kind: event.kind, of: this.#entryOf(event) };
      case "future-created":
      case "future-done":
        return { kind: event.kind, label: event.label, state: event.state };
    }
  }

  waitsFor(on: WaitTarget) {
    switch (on.kind) {
      case "sleep":
        return { kind: on.kind, until: on.until, left: Math.max(0, on.until - this.after.at) };
      case "task":
        return { kind: on.kind, of: this.names.task(on.task) };
      case "gather":
        return { kind: on.kind, children: on.children, done: this.#doneOf(on) };
      case "future":
        return {
          ...this.#countOf(on),
          kind: on.kind,
          label: on.label ?? this.#futureLabel(on.future ?? null),
        };
      case "turn":
        return { kind: on.kind };
    }
  }

  wakerOf(by: Cause | null) {
    switch (by?.kind) {
      case undefined:
        return null;
      case "timer":
        return { kind: by.kind };
      // What a task did while it was running, or its end.
      case "task":
      case "task-done":
        return { kind: by.kind, of: this.names.task(by.task) };
      // A future's end; "" where it is not known which.
      case "future":
        return { kind: by.kind, label: this.#futureLabel(by.future) ?? "" };
    }
  }

  /** How many of what a gather waits for are done; null where some of it is no task of which that is known. */
  #doneOf(on: Extract<WaitTarget, { readonly kind: "gather" }>): number | null {
    if (on.nested === true || on.tasks?.length !== on.children || on.children > mostCounted) return null;
    return on.tasks.filter((task) => this.after.task(task)?.doing === "done").length;
  }

  /** Of `wait`, how many it was given and how many of these are done. */
  #countOf({ children, tasks = [] }: Extract<WaitTarget, { readonly kind: "future" }>) {
    if (children === undefined || children > mostCounted) return { children: 0, done: null };
    const pending = tasks.filter((task) => this.after.task(task)?.doing !== "done").length;
    return { children, done: children - pending };
  }

  #entryOf(event: Of<"callback-began" | "skipped">) {
    const { names } = this;
    const { timer, handle } = event;
    const task = event.kind === "skipped" ? event.task : null;
    if (task !== null) return { kind: "task", of: names.task(task) } as const;
    if (timer !== null) return { kind: "timer", ...names.timer(timer) } as const;
    return names.called(handle ?? 0);
  }

  awaitersOf(event: Of<"task-done">) {
    return this.after
      .waitersOf(event.task)
      .flatMap(({ task, waitsFor: on }) =>
        on === null || awaitedTasks(on).length > mostCounted
          ? []
          : [{ task: this.names.task(task), on: this.waitsFor(on), effect: this.#effectOn(on, event) }],
      )
      .slice(0, mostNamed);
  }

  /**
   * What the end of one of them means to who waits for a gather: an exception may end it before the rest is done, which it
   * passes on then (`gives-up`). `told`: it is not known here.
   */
  #effectOn(on: WaitTarget, { task, outcome }: Of<"task-done">) {
    const isOne = on.kind !== "gather" && on.kind !== "future";
    if (isOne || on.future === undefined) return "told";
    const done = on.kind === "gather" ? this.#doneOf(on) : this.#countOf(on).done;
    if (done === null) return "told";
    const ends = this.#endsWith(on.future, task);
    // Several end at once, and it is another that decides.
    if (ends === "otherwise") return "told";
    if (ends === null) return done === on.children ? "told" : "waits-on";
    return done === on.children || outcome.status === "finished" ? "woken" : "gives-up";
  }

  /**
   * Is a gather's future done as soon as it is told of what has ended, with that task's end, or with another's? Null: it is
   * not. The done-callbacks of what ends are called in the next iteration: is the future done by the end of that, and in the
   * callback that this very task's end has scheduled?
   */
  #endsWith(future: number, task: TaskId): "with-it" | "otherwise" | null {
    const ofTask = new Set<number | null>();
    const { event } = this.after;
    let iterations = 0;
    let isTold = false;
    for (let at = event; at < Math.min(this.events.length, event + furthest); at++) {
      const next = this.events[at];
      if (next?.kind === "callback-scheduled" && next.of?.kind === "task" && next.of.task === task) {
        ofTask.add(next.handle);
      } else if (next?.kind === "callback-began") isTold = ofTask.has(next.handle);
      else if (next?.kind === "future-done" && next.future === future)
        return isTold ? "with-it" : "otherwise";
      else if (next?.kind === "iteration" && ++iterations > 1) return null;
    }
    return null;
  }

  cancellerOf({ by, through, stack }: Of<"cancel-requested">) {
    if (through !== undefined) {
      const { by: what, why } = through;
      // One that is cancelled passes that on to the task that it awaits.
      const kind = what === "task" ? "awaiter" : what;
      return { kind, why, of: this.names.task(through.of) } as const;
    }
    if (by !== null) return { kind: "task", of: this.names.task(by) } as const;
    const { callback, main } = this.after;
    if (callback !== null) {
      const called = this.#entryOf(callback);
      if (called.kind === "task") return null;
      return { kind: "function", name: called.kind === "timer" ? called.what : called.name } as const;
    }
    const own = stack?.findLast(({ internal }) => !internal)?.name;
    // Null: it is the program's file itself.
    if (own !== undefined) return { kind: "function", name: own === "<module>" ? null : own } as const;
    // `asyncio.run` cancels what is left once its main task is done, or once something else has ended it (a deadlock, say):
    // where all is recorded, there is nobody else left to do it.
    const isOver = main !== null && this.after.task(main)?.doing === "done";
    return isOver || stack !== undefined ? ({ kind: "run", isOver } as const) : null;
  }

  /** A task that awaits another, or a gather, is cancelled by way of that. */
  #passedTo(task: TaskId): Label | "gather" | null {
    const on = this.after.task(task)?.waitsFor ?? null;
    if (on?.kind !== "task" && on?.kind !== "gather") return null;
    const isPending = awaitedTasks(on).some((each) => this.after.task(each)?.state === "PENDING");
    if (!isPending) return null;
    return on.kind === "task" ? this.names.task(on.task) : on.kind;
  }

  #futureLabel(future: number | null): string | null {
    return future === null ? null : (this.after.future(future)?.label ?? null);
  }

  /** The place of a task that has just joined the queue: as a rule it is the last. */
  #placeOf(task: TaskId): number | null {
    const { readyCount } = this.after;
    for (let at = readyCount - 1; at >= Math.max(0, readyCount - mostNamed); at--) {
      const entry = this.after.readyAt(at);
      if (entry?.kind === "task" && entry.task === task) return at + 1;
    }
    return null;
  }

  next() {
    const { after } = this;
    const { callback, running } = after;
    // Nobody had given it the thread: an eager task has begun this step within another's, or within a callback.
    if (running !== null) return { kind: "maker", of: this.names.task(running) } as const;
    if (callback !== null) return { kind: "callback", of: this.#entryOf(callback) } as const;
    const first = after.readyAt(0);
    if (first !== undefined) return { kind: "ready", first: this.names.queued(first) } as const;
    const timer = after.timerAt(0);
    if (timer === undefined) return { kind: "outside" } as const;
    return { kind: "timer", at: timer.deadline, isDue: timer.deadline <= after.at } as const;
  }

  /** Who writes or blocks: a task, and which of its functions; or a function outside of every task, the innermost one. */
  #whoseOf({ task, frames }: Of<"output" | "output-part" | "blocked">) {
    if (task !== null) return { by: this.names.task(task), inner: innerName(frames), isOutside: false };
    const name = frames.at(-1);
    return { by: name === undefined ? null : { name, task: null }, inner: null, isOutside: true };
  }
}

/** The innermost of several functions. */
function innerName(frames: readonly string[]): string | null {
  return frames.length > 1 ? (frames.at(-1) ?? null) : null;
}

/** The coroutine that a wait is charged to, where it is another than the task's own. */
export function innerOfStack(stack: readonly StackLine[]): string | null {
  return innerName(shownStack(stack, false).map(({ name }) => name));
}

// The recorder of detail mode: tells all that the recorder tells, with lines and reasons, and the callbacks and futures
// beside. It reads the stack at every await, which takes longer than all else: it is for runs that are looked at closely.
import type { EventLoop } from "../../asyncio/base_events.js";
import { CANCELLED, FAILED, PENDING } from "../../asyncio/base_futures.js";
import type { Canceller } from "../../asyncio/cancelling.js";
import type { Clock } from "../../asyncio/clocks/clock.js";
import { type Callback, Handle, TimerHandle } from "../../asyncio/events.js";
import type { Future } from "../../asyncio/futures.js";
import { _GatheringFuture } from "../../asyncio/gather.js";
import { awaitedThrough, noteAwaited } from "../../asyncio/graph.js";
import { CancelledError } from "../../asyncio/python/exceptions.js";
import { className } from "../../asyncio/python/repr.js";
import { activeCoroutine, activeDepth } from "../../asyncio/python/watched.js";
import { runningLoop } from "../../asyncio/running.js";
import { SleepTimer } from "../../asyncio/sleep.js";
import { Task } from "../../asyncio/tasks.js";
import type { FutureStatus, Second, StackLine, TaskId, TraceEvent, WaitTarget } from "../../trace/event.js";
import type { StreamName } from "./program/output.js";
import { type EventSink, Notes, Recorder } from "./recorder.js";
import { beginningOf, type Places, SourcePlaces, stackOfError, takeStack } from "./stacks.js";

type AnyTask = Task<unknown>;
type AnyFuture = Future<unknown>;

/** What is told of an event beside what the recorder tells. */
type Details = Readonly<Record<string, unknown>>;

interface KnownFuture {
  readonly future: number;
  readonly label: string;
  isDone: boolean;
}

/** @param program URL of the program's file */
export function detailRecorder(clock: Clock, sink: EventSink, program: string): Recorder {
  return new DetailRecorder(clock, sink, new SourcePlaces(program));
}

export class DetailRecorder extends Recorder {
  readonly #places: Places;
  /** For the events that the hook that is under way tells. */
  #details: Details | null = null;
  #latest: Second = 0;
  /** Where the running step has awaited last. */
  #stack: readonly StackLine[] = [];
  #handles = 0;
  protected readonly _handleIds = new Notes<Handle, number>();
  #futures = 0;
  protected readonly _known = new Notes<AnyFuture, KnownFuture>();
  /** What tasks have failed with: who fails with the same was passed it. */
  readonly #raised = new WeakSet<Error>();
  readonly #timerOf = new Notes<AnyFuture, number>();
  #loops = 0;
  readonly #loopIds = new Notes<EventLoop, number>();

  constructor(clock: Clock, sink: EventSink, places: Places) {
    super(clock, sink);
    this.#places = places;
    noteAwaited();
  }

  override write(stream: StreamName, text: string, thread?: string): void {
    // Another thread's stack is not to be had here.
    if (thread !== undefined) super.write(stream, text, thread);
    // Where nothing of the program's runs, as where the library reports something, what awaits has not written it.
    else
      this.#with({ stack: takeStack(this.write, this.#places, "active") }, () => super.write(stream, text));
  }

  override sleepBegan(seconds: Second): void {
    this.#with({ stack: takeStack(this.sleepBegan, this.#places) }, () => super.sleepBegan(seconds));
  }

  override iterationBegan(loop: EventLoop, ready: number): void {
    this.#with(this.#ofLoop(loop), () => super.iterationBegan(loop, ready));
  }

  override taskCreated(task: AnyTask, parent: AnyTask | null): void {
    const stack = takeStack(this.taskCreated, this.#places);
    const details = { stack, begins: beginningOf(task, this.#places), ...this.#ofLoop(task._loop) };
    this.#with(details, () => super.taskCreated(task, parent));
  }

  override cancelRequested(task: AnyTask, by: AnyTask | null, through: Canceller | null = null): void {
    // `asyncio.run` is awaited by the program, which does not cancel what is left itself.
    const stack = takeStack(this.cancelRequested, this.#places, false);
    const of = through?.of instanceof Task ? this._idOf(through.of) : null;
    const details = { ...(through !== null && { through: { ...through, of } }), stack };
    this.#with(details, () => super.cancelRequested(task, by));
  }

  override awaitBegan(on: AnyFuture | null): void {
    super.awaitBegan(on);
    this.#stack = takeStack(this.awaitBegan, this.#places);
    // One of another loop is refused.
    if (on?._loop === runningLoop() && this._currentTask() !== null) this.#meet(on, calledCoroutine());
  }

  override stepBegan(task: AnyTask, thrown?: unknown): void {
    this.#with(thrown instanceof CancelledError ? { cancelled: true } : {}, () => super.stepBegan(task));
  }

  override taskSuspended(task: AnyTask, on: AnyFuture | null): void {
    const stack = this._hasAwaited ? this.#stack : [{ ...beginningOf(task, this.#places), line: null }];
    this.#with({ stack }, () => super.taskSuspended(task, on));
  }

  /** One that has failed stands where its error was made; one that was passed an error, where it awaited that. */
  override taskDone(task: AnyTask): void {
    const error = task._state === FAILED ? task._value : null;
    const isPassedOn = !(error instanceof Error) || this.#raised.has(error);
    const stack = isPassedOn ? [] : stackOfError(error, task, this.#places);
    if (!isPassedOn) this.#raised.add(error);
    this.#with(stack.length > 0 ? { stack } : {}, () => super.taskDone(task));
  }

  override taskWoken(task: AnyTask): void {
    const on = task._waiter;
    if (on !== null) this.#tellIfDone(on);
    const isCancelled = on?._state === FAILED && on._value instanceof CancelledError;
    const details = on && { state: statusOf(on), ...(isCancelled && { cancelled: true }) };
    this.#with(details ?? {}, () => super.taskWoken(task));
  }

  override timerSet(timer: TimerHandle): void {
    const isSleep = timer instanceof SleepTimer;
    const what = isSleep ? "sleep" : nameOf(timer._callback);
    const wakes = isSleep ? this._currentTask() : null;
    // Where a sleep stands is told by the suspension that follows it at once.
    const where = isSleep ? {} : { stack: takeStack(this.timerSet, this.#places) };
    this.#with({ what, wakes, ...where, ...this.#ofLoop(timer._loop) }, () => super.timerSet(timer));
    const id = this._timerIds.get(timer);
    if (isSleep && id !== undefined) this.#timerOf.set(timer._future, id);
  }

  protected override get _beginning(): TraceEvent {
    return { kind: "program-began", at: 0, iteration: 0, detail: true };
  }

  protected override _targetOf(on: AnyFuture | null): WaitTarget {
    const target = super._targetOf(on);
    if (on === null) return target;
    const known = this._known.get(on);
    if (target.kind === "sleep") {
      const timer = this.#timerOf.get(on);
      return timer === undefined ? target : { ...target, timer };
    }
    if (known === undefined || target.kind === "task" || target.kind === "turn") return target;
    const tasks = this.#tasksBehind(on);
    const { future, label } = known;
    const children = label === "wait" ? countTasks(awaitedThrough(on)?.futures() ?? []) : null;
    if (target.kind === "gather") return { ...target, future, tasks, ...(hasOthers(on) && { nested: true }) };
    const counted = children !== null && { children };
    return { kind: "future", future, label, ...(tasks.length > 0 && { tasks }), ...counted };
  }

  override waitBegan(loop: EventLoop, seconds: Second | null): void {
    // An iteration begins with its wait.
    const { iterations: iteration } = loop;
    this._tell({ kind: "waiting", at: this._now(), iteration, seconds, ...this.#ofLoop(loop) });
    super.waitBegan(loop, seconds);
  }

  override callbackScheduled(handle: Handle, of: AnyFuture | null): void {
    if (of !== null) this.#tellIfDone(of);
    // What belongs to the library's housekeeping is left out, as that is.
    if (this._isHousekeeping() || (of instanceof Task && of.getCoro()._definition.isInternal)) return;
    const id = ++this.#handles;
    this._handleIds.set(handle, id);
    this.#tellNow({
      kind: "callback-scheduled",
      handle: id,
      name: nameOf(handle._callback),
      why: of === null ? "call_soon" : "done-callback",
      task: this._currentTask(),
      ...(of === null ? { stack: takeStack(this.callbackScheduled, this.#places) } : { of: this.#ended(of) }),
      ...this.#ofLoop(handle._loop),
    });
  }

  override callbackBegan(handle: Handle): void {
    this.#tellOfHandle("callback-began", handle);
    super.callbackBegan(handle);
  }

  override callbackEnded(handle: Handle): void {
    this.#tellOfHandle("callback-ended", handle);
  }

  override entrySkipped(entry: Handle | AnyTask): void {
    if (entry instanceof Handle) this.#tellOfHandle("skipped", entry);
    else {
      const task = this._idOf(entry);
      if (task !== null) this.#tellNow({ kind: "skipped", handle: null, timer: null, task });
    }
  }

  override loopClosed(loop: EventLoop): void {
    this.#tellNow({ kind: "loop-closed", ...this.#ofLoop(loop) });
  }

  #tellOfHandle(kind: "callback-began" | "callback-ended" | "skipped", entry: Handle): void {
    const timer = entry instanceof TimerHandle ? (this._timerIds.get(entry) ?? null) : null;
    const handle = timer === null ? (this._handleIds.get(entry) ?? null) : null;
    if (timer === null && handle === null) return;
    this.#tellNow(kind === "skipped" ? { kind, handle, timer, task: null } : { kind, handle, timer });
  }

  /** A task awaits a future, in a coroutine of the library's if that is given: if it is one to be told of, and new, it is told. */
  #meet(on: AnyFuture, awaiting: string | null): void {
    if (on instanceof Task || this._sleeps.get(on) !== undefined || this._known.get(on) !== undefined) return;
    const isGather = on instanceof _GatheringFuture;
    const label = isGather ? "gather" : (awaitedThrough(on)?.by ?? awaiting ?? className(on));
    const future = ++this.#futures;
    this._known.set(on, { future, label, isDone: on._state !== PENDING });
    this.#tellNow({ kind: "future-created", future, label, state: statusOf(on) });
  }

  #tellIfDone(on: AnyFuture): void {
    const known = this._known.get(on);
    if (known === undefined || known.isDone || on._state === PENDING) return;
    known.isDone = true;
    this.#tellNow({ kind: "future-done", future: known.future, label: known.label, state: statusOf(on) });
  }

  /** The tasks, not done, that the end of a future depends on. */
  #tasksBehind(on: AnyFuture): TaskId[] {
    const tasks = new Set<TaskId>();
    const seen = new Set<AnyFuture>();
    // In the order of the children; not by recursion, as they may be nested more deeply than the stack allows.
    const left = [on];
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      if (seen.has(one) || one._state !== PENDING) continue;
      seen.add(one);
      const id = one instanceof Task ? this._idOf(one) : null;
      if (id !== null) tasks.add(id);
      else left.push(...childrenOf(one).reverse());
    }
    return [...tasks];
  }

  #ended(of: AnyFuture): Extract<WaitTarget, { readonly kind: "task" | "future" }> {
    const task = of instanceof Task ? this._idOf(of) : null;
    const future = this._known.get(of)?.future;
    if (task !== null) return { kind: "task", task };
    return { kind: "future", ...(future !== undefined && { future }) };
  }

  #with(details: Details, tell: () => void): void {
    const before = this.#details;
    this.#details = details;
    try {
      tell();
    } finally {
      this.#details = before;
    }
  }

  #tellNow(event: WithoutMoment<TraceEvent>): void {
    const details = this.#details;
    this.#details = null;
    this._tell({ ...event, ...this._moment });
    this.#details = details;
  }

  protected override _tell(event: TraceEvent): void {
    // The recorder may reuse a time that it has read; what is told here has read it anew in between.
    this.#latest = Math.max(this.#latest, event.at);
    super._tell({ ...event, ...this.#details, at: this.#latest });
  }

  #ofLoop(loop: EventLoop): { readonly loop?: number } {
    let id = this.#loopIds.get(loop);
    if (id === undefined) {
      id = ++this.#loops;
      this.#loopIds.set(loop, id);
    }
    return id === 1 ? {} : { loop: id };
  }
}

/** Of the library's coroutines that run, what the program has called: that may await others of them. */
function calledCoroutine(): string | null {
  let called: string | null = null;
  for (let at = activeDepth() - 1; at >= 0; at--) {
    const { name, _definition: definition } = activeCoroutine(at) ?? {};
    if (definition?.frame !== null || definition.hasBody) break;
    called = definition.call ?? name ?? null;
  }
  return called;
}

type WithoutMoment<E> = E extends TraceEvent ? Omit<E, "at" | "iteration"> : never;

function statusOf(future: AnyFuture): FutureStatus {
  if (future._state === PENDING) return "PENDING";
  return future._state === CANCELLED ? "CANCELLED" : "FINISHED";
}

/** What the end of a future depends on, which is no task. */
function childrenOf(one: AnyFuture): AnyFuture[] {
  if (!(one instanceof _GatheringFuture)) return [...(awaitedThrough(one)?.futures() ?? [])];
  const children: AnyFuture[] = [];
  one._forEachChild((child) => children.push(child));
  return children;
}

/** Does a gather wait for what is no task? */
function hasOthers(gather: AnyFuture): boolean {
  let found = false;
  if (gather instanceof _GatheringFuture)
    gather._forEachChild((child) => {
      found ||= !(child instanceof Task);
    });
  return found;
}

/** How many they are, if all are tasks, of which it is known when they are done. */
function countTasks(futures: Iterable<AnyFuture>): number | null {
  const all = [...futures];
  return all.every((one) => one instanceof Task) ? all.length : null;
}

function nameOf(callback: Callback | null | undefined): string {
  // A method that is bound to its object is called as the method.
  return callback ? callback.name.replace(/^bound /, "") || "<lambda>" : "None";
}

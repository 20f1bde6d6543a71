// The recorder: watches a program's loops, output and blocking sleeps, and tells what happens as trace events.
import type { EventLoop } from "../../asyncio/base_events.js";
import type { Clock } from "../../asyncio/clocks/clock.js";
import type { Handle, TimerHandle } from "../../asyncio/events.js";
import type { Future } from "../../asyncio/futures.js";
import { _GatheringFuture } from "../../asyncio/gather.js";
import { Instrument } from "../../asyncio/instrument.js";
import type { Coroutine } from "../../asyncio/python/coroutines.js";
import { activeLoop, runningLoop } from "../../asyncio/running.js";
import { collected } from "../../asyncio/shutdown_report.js";
import { SleepTimer } from "../../asyncio/sleep.js";
import { Task } from "../../asyncio/tasks.js";
import type {
  EndedCoroutine,
  ProgramOutcome,
  Second,
  SpanState,
  TaskId,
  TraceEvent,
  WaitTarget,
} from "../../trace/event.js";
import { type Moment, OutputLines, piecesOf, type Writer } from "../outputLines.js";
import { activeFrames, innerCoroutines, noCoroutines, programFrames } from "./frames.js";
import { endsOf, taskOutcome } from "./outcomes.js";
import type { StreamName } from "./program/output.js";
import type { SleepWatcher } from "./program/time.js";

const turn: WaitTarget = Object.freeze({ kind: "turn" });

/** Where events go. */
export interface EventSink {
  push(event: TraceEvent): void;
  /** It is `at` now: pass on what has waited for long. */
  passTime(at: Second): void;
  /** The program may be held up right after this: pass on what was pushed. */
  flush(): void;
}

/**
 * What a watcher remembers of the objects that it is shown. It is kept in the objects themselves, under a key that nobody
 * else has: very many tasks and timers are watched, and a WeakMap of them took a fifth of the recorder's time.
 */
export class Notes<O extends object, V> {
  readonly #key = Symbol("note");

  get(of: O): V | undefined {
    return (of as Record<symbol, V | undefined>)[this.#key];
  }

  set(of: O, note: V): void {
    (of as Record<symbol, V | undefined>)[this.#key] = note;
  }
}

/** Whose functions run: the task's that has the thread, or one's that is ended from outside, as its loop has gone. */
function taskAtWork(): Task<unknown> | null {
  return runningLoop()?._currentTask ?? collected;
}

/** Records what every run is drawn from. What is protected is for a recorder that tells more. */
export class Recorder extends Instrument implements SleepWatcher {
  readonly #clock: Clock;
  readonly #sink: EventSink;
  /** The program's first act is time zero: loading its file is no part of its run. */
  #origin: Second | null = null;
  #begunIteration = 0;
  #taskCount = 0;
  readonly #taskIds = new Notes<Task<unknown>, TaskId>();
  #timerCount = 0;
  protected readonly _timerIds = new Notes<TimerHandle, number>();
  /** When the futures that `sleep` waits for come due. */
  protected readonly _sleeps = new Notes<Future<unknown>, Second>();
  /** Of the last await; of this step, if there has been one in it. */
  #frames: readonly string[] = [];
  protected _hasAwaited = false;
  /** The coroutines of the program's that ran in that await, within the task's own. */
  #inner = noCoroutines;
  /** Of a task: those that were last told to be active. */
  readonly #told = new Notes<Task<unknown>, readonly Coroutine<unknown>[]>();
  /** What the next event is to tell of those that were. */
  #ended: readonly EndedCoroutine[] | null = null;
  /** The task whose step was the last to begin, and its number. */
  #stepping: Task<unknown> | null = null;
  #steppingId: TaskId | undefined = undefined;
  #stepEnd: Second = 0;
  /**
   * The time, as long as nothing of the program has run since it was read: for what comes next in the loop. Reading the
   * clock takes longer than all the rest.
   */
  #fresh: Second | null = null;
  /** How many steps run, one within the other: an eager task's first one runs within another task's. */
  #steps = 0;
  #stretch = 0;
  #lastTold: Second = 0;
  readonly #lines = new OutputLines(
    (event) => this.#tellWithEnded(event),
    () => this._moment,
  );

  constructor(clock: Clock, sink: EventSink) {
    super();
    this.#clock = clock;
    this.#sink = sink;
  }

  /** Takes what the program writes: tells the lines that it completes, then what it adds to one that it does not. */
  write(stream: StreamName, text: string, thread?: string): void {
    if (text === "") return;
    const writer: Writer =
      thread === undefined
        ? { task: this._currentTask(), frames: this.#framesOfCurrent(this.write) }
        : { task: null, frames: [thread], thread: true };
    for (const piece of piecesOf(text)) {
      this.#lines.write(stream, piece, writer);
      this.#sink.flush();
    }
  }

  /** The program is over; half a line that it left is complete with that. */
  programEnded(outcome: ProgramOutcome): void {
    for (const stream of ["stdout", "stderr"] as const) {
      if (this.#lines.isOpen(stream)) this.write(stream, "\n");
    }
    this._tell({ kind: "program-ended", at: this._now(), iteration: 0, outcome });
    this.#sink.flush();
  }

  sleepBegan(seconds: Second): void {
    const frames = this.#framesOfCurrent(this.sleepBegan);
    this.#tellWithEnded({ kind: "blocked", ...this._moment, seconds, task: this._currentTask(), frames });
    this.#sink.flush();
  }

  sleepEnded(): void {
    this._tell({ kind: "unblocked", ...this._moment, task: this._currentTask() });
  }

  /**
   * The program measured a stretch of its work, from one moment of the clock to another. What lies before its first act
   * is no part of its run.
   */
  measured(name: string, state: SpanState, from: Second, to: Second): void {
    this._tell(this.#spanOf(name, state, from, to));
  }

  #spanOf(name: string, state: SpanState, from: Second, to: Second): Extract<TraceEvent, { kind: "span" }> {
    const moment = this._moment;
    const sinceOrigin = (time: Second): Second => Math.max(0, time - this._originNow());
    return { kind: "span", ...moment, name, state, from: sinceOrigin(from), to: sinceOrigin(to) };
  }

  override iterationBegan(loop: EventLoop, ready: number): void {
    this.#begunIteration = loop.iterations;
    this.#fresh = this.#hasGivenWay(loop) ? this._now() : (this.#fresh ?? this._now());
    const timers = loop._timerCount;
    this._tell({ kind: "iteration", at: this.#fresh, iteration: this._iteration, ready, timers });
  }

  /** Since the time was read, may something else than the loop have had the thread, or virtual time have passed? */
  #hasGivenWay(loop: EventLoop): boolean {
    const { stretches } = loop._driver;
    const isSame = stretches === this.#stretch;
    this.#stretch = stretches;
    return !isSame || this.#clock.isVirtual === true;
  }

  override waitBegan(loop: EventLoop, _seconds: Second | null): void {
    this.#begunIteration = loop.iterations;
    this.#fresh = null;
    this.#sink.flush();
  }

  override taskCreated(task: Task<unknown>, parent: Task<unknown> | null): void {
    if (task.getCoro()._definition.isInternal) return;
    const id = ++this.#taskCount;
    this.#taskIds.set(task, id);
    this._tell({
      kind: "task-created",
      at: this._now(),
      iteration: this._iteration,
      task: id,
      name: task.getName(),
      coroutine: task.getCoro().name,
      parent: this._idOf(parent),
    });
  }

  override stepBegan(task: Task<unknown>): void {
    // In debug mode the loop takes the time right before.
    const at = (task._loop._debug ? null : this.#fresh) ?? this._now();
    this.#fresh = null;
    this.#steps++;
    this._hasAwaited = false;
    const id = this.#taskIds.get(task);
    this.#stepping = task;
    this.#steppingId = id;
    if (id !== undefined) this._tell({ kind: "step-began", at, iteration: this.#begunIteration, task: id });
    // It may be one that never ends.
    this.#sink.passTime(at);
  }

  override stepEnded(task: Task<unknown>): void {
    this.#steps--;
    if (this.#idFor(task) === undefined) return;
    // What it has led to is told right after this: an event of its own would say nothing more.
    this.#stepEnd = this._now();
    this.#fresh = this.#steps === 0 ? this.#stepEnd : null;
  }

  override callbackBegan(_handle: Handle): void {
    this.#fresh = null;
  }

  override awaitBegan(_on: Future<unknown> | null): void {
    // Not off the stack, as elsewhere: that takes some 50 µs, and programs await very often.
    const own = this.#steps > 1 ? runningLoop()?._currentTask?.getCoro() : undefined;
    this.#frames = activeFrames(this.#frames, own);
    this.#inner = innerCoroutines(own);
    this._hasAwaited = true;
  }

  override taskSuspended(task: Task<unknown>, on: Future<unknown> | null): void {
    const id = this.#idFor(task);
    if (id === undefined) return;
    // Nothing of the program runs between the end of its step and this.
    const at = this.#stepEnd;
    const target = this._targetOf(on);
    const frames = this.#withOutermost(task, this._hasAwaited ? this.#frames : []);
    this.#noteActive(task, this._hasAwaited ? this.#inner : noCoroutines);
    const iteration = this.#begunIteration;
    this.#tellWithEnded({ kind: "suspended", at, iteration, task: id, on: target, frames });
  }

  override taskWoken(task: Task<unknown>): void {
    const id = this.#taskIds.get(task);
    if (id === undefined) return;
    // The loop itself wakes it, as what it waits for has just ended; or somebody does who has the thread.
    const fresh = runningLoop() === null ? null : this.#fresh;
    this._tell({ kind: "woken", at: fresh ?? this._now(), iteration: this._iteration, task: id });
  }

  override cancelRequested(task: Task<unknown>, by: Task<unknown> | null): void {
    const id = this.#taskIds.get(task);
    if (id !== undefined)
      this._tell({ kind: "cancel-requested", ...this._moment, task: id, by: this._idOf(by) });
  }

  override taskDone(task: Task<unknown>): void {
    const id = this.#idFor(task);
    if (id === undefined) return;
    const at = this.#fresh ?? this._now();
    const outcome = taskOutcome(task);
    this.#noteActive(task, noCoroutines, outcome.status !== "finished");
    this.#tellWithEnded({ kind: "task-done", at, iteration: this._iteration, task: id, outcome });
  }

  override timerSet(timer: TimerHandle): void {
    if (this._isHousekeeping()) return;
    const id = ++this.#timerCount;
    this._timerIds.set(timer, id);
    if (timer instanceof SleepTimer) this._sleeps.set(timer._future, timer.when());
    // The first act of a program begins its trace.
    const now = this._now();
    const origin = this._originNow();
    const deadline = timer.when() - origin;
    // The deadline was reckoned from what the clock said a moment ago, and on a busy machine a moment can be long. No event
    // is told as earlier than the one before it, though.
    const reckoned = (this.#clock._latest ?? Number.NEGATIVE_INFINITY) - origin;
    const at = reckoned >= this.#lastTold ? reckoned : now;
    const task = this._currentTask();
    this._tell({ kind: "timer-set", at, iteration: this._iteration, timer: id, deadline, task });
  }

  override timerFired(timer: TimerHandle): void {
    // Timers fire between two iterations: what has come due belongs to the one that begins.
    this.#begunIteration = timer._loop.iterations;
    this.#fresh = null;
    this.#tellOfTimer("timer-fired", timer);
  }

  override timerCancelled(timer: TimerHandle): void {
    this.#tellOfTimer("timer-cancelled", timer);
  }

  override threadCallEnded(name: string, from: Second, to: Second, slept?: Second): void {
    const span = this.#spanOf(name, "running", from, to);
    this._tell({ ...span, thread: true, ...(slept !== undefined && { slept }) });
  }

  #tellOfTimer(kind: "timer-fired" | "timer-cancelled", timer: TimerHandle): void {
    const id = this._timerIds.get(timer);
    if (id !== undefined) this._tell({ kind, at: this._now(), iteration: this._iteration, timer: id });
  }

  /**
   * These of the task's coroutines are active now; how those have ended that were before, the next event tells. As that takes
   * time, and most return, it does so only where an exception has passed.
   */
  #noteActive(task: Task<unknown>, active: readonly Coroutine<unknown>[], isPassed = false): void {
    const told = this.#told.get(task) ?? noCoroutines;
    if (told === noCoroutines && active === noCoroutines) return;
    this.#told.set(task, active);
    this.#ended = endsOf(told, isPassed);
  }

  #tellWithEnded(event: Extract<TraceEvent, { readonly ended?: unknown }>): void {
    const ended = this.#ended;
    this.#ended = null;
    this._tell(ended === null ? event : { ...event, ended });
  }

  // Each event is written out whole by who tells it: putting it together here would cost more than all the rest.
  protected _tell(event: TraceEvent): void {
    this.#lastTold = event.at;
    this.#sink.push(event);
  }

  /** The time and the iteration to tell an event with; what is told very often reads both for itself. */
  protected get _moment(): Moment {
    return { at: this._now(), iteration: this._iteration };
  }

  protected get _iteration(): number {
    return activeLoop() === null ? 0 : this.#begunIteration;
  }

  /** The first event is preceded by the beginning. */
  protected _now(): Second {
    const origin = this.#origin ?? this.#begin();
    return this.#clock.peek() - origin;
  }

  #begin(): Second {
    this.#sink.push(this._beginning);
    return this._originNow();
  }

  protected get _beginning(): TraceEvent {
    return { kind: "program-began", at: 0, iteration: 0 };
  }

  protected _originNow(): Second {
    this.#origin ??= this.#clock.peek();
    return this.#origin;
  }

  /** The number of a task that is being told of, most likely the one that has run last. */
  #idFor(task: Task<unknown>): TaskId | undefined {
    return task === this.#stepping ? this.#steppingId : this.#taskIds.get(task);
  }

  /** Does the library itself have the thread, at the end of a run? That is no part of a trace. */
  protected _isHousekeeping(): boolean {
    return runningLoop()?._currentTask?.getCoro()._definition.isInternal === true;
  }

  protected _currentTask(): TaskId | null {
    return this._idOf(taskAtWork());
  }

  protected _idOf(task: Task<unknown> | null): TaskId | null {
    return (task === null ? undefined : this.#taskIds.get(task)) ?? null;
  }

  #framesOfCurrent(above: (...args: never[]) => unknown): readonly string[] {
    const frames = programFrames(above);
    const task = taskAtWork();
    if (task === null) return frames;
    this.#noteActive(task, innerCoroutines(task.getCoro()));
    return this.#withOutermost(task, frames);
  }

  /** A task's frames begin with its own coroutine, also when that is none of the program's (`sleep`). */
  #withOutermost(task: Task<unknown>, frames: readonly string[]): readonly string[] {
    const { name } = task.getCoro();
    return frames[0] === name ? frames : [name, ...frames];
  }

  protected _targetOf(on: Future<unknown> | null): WaitTarget {
    if (on === null) return turn;
    if (on instanceof Task) {
      const task = this.#taskIds.get(on);
      return task === undefined ? { kind: "future" } : { kind: "task", task };
    }
    if (on instanceof _GatheringFuture) return { kind: "gather", children: on.size };
    const until = this._sleeps.get(on);
    return until === undefined ? { kind: "future" } : { kind: "sleep", until: until - this._originNow() };
  }
}

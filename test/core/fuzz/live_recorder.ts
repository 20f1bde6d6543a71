// A recorder in detail that notes, at every event, what the loop's own objects are like at that moment.

import type { EventLoop } from "../../../src/asyncio/base_events.js";
import type { Canceller } from "../../../src/asyncio/cancelling.js";
import type { Clock } from "../../../src/asyncio/clocks/clock.js";
import type { Handle, TimerHandle } from "../../../src/asyncio/events.js";
import { noteActiveCoroutines } from "../../../src/asyncio/python/watched.js";
import { runningLoop } from "../../../src/asyncio/running.js";
import { SleepTimer } from "../../../src/asyncio/sleep.js";
import { DetailRecorder } from "../../../src/run/core/detailRecorder.js";
import type { StreamName } from "../../../src/run/core/program/output.js";
import type { EventSink } from "../../../src/run/core/recorder.js";
import type { Places } from "../../../src/run/core/stacks.js";
import type { Second, TraceEvent } from "../../../src/trace/event.js";
import { type AnyFuture, type AnyTask, LiveRun } from "./live_run.js";
import type { Live } from "./live_words.js";
import { programFile } from "./run_program.js";

/** What runs the programs has lines, too, in files of its own. */
const places: Places = {
  ofCode: (file, line) => (file === programFile ? { line } : { line, file }),
  ofText: ({ file, line }) => (file === programFile ? { line } : { line, file }),
};

/** Each override takes note before the recorder tells. */
class LiveRecorder extends DetailRecorder {
  readonly run = new LiveRun({
    task: (task) => this._idOf(task),
    timer: (timer) => this._timerIds.get(timer),
    handle: (handle) => this._handleIds.get(handle),
    future: (future) => this._known.get(future)?.future,
  });
  readonly #clock: Clock;

  constructor(clock: Clock, sink: EventSink) {
    super(clock, sink, places);
    this.#clock = clock;
  }

  override iterationBegan(loop: EventLoop, ready: number): void {
    this.run.heardOf(loop, true);
    super.iterationBegan(loop, ready);
  }

  override taskCreated(task: AnyTask, parent: AnyTask | null): void {
    this.run.look();
    this.run.created(task);
    super.taskCreated(task, parent);
  }

  override stepBegan(task: AnyTask, thrown?: unknown): void {
    // Who awaits whom is what debug mode notes; it is off here but for that.
    noteActiveCoroutines(true, true);
    this.run.stepBegan(task);
    super.stepBegan(task, thrown);
  }

  override stepEnded(task: AnyTask): void {
    this.run.steps.pop();
    super.stepEnded(task);
  }

  override awaitBegan(on: AnyFuture | null): void {
    if (on !== null) this.run.awaited(on);
    super.awaitBegan(on);
  }

  override cancelRequested(task: AnyTask, by: AnyTask | null, through: Canceller | null = null): void {
    this.run.look();
    this.run.asked(task, through === null);
    super.cancelRequested(task, by, through);
  }

  override timerSet(timer: TimerHandle): void {
    // Where a sleep stands is told by the suspension that follows it.
    if (!(timer instanceof SleepTimer)) this.run.look();
    this.run.timerSet(timer);
    super.timerSet(timer);
  }

  override callbackScheduled(handle: Handle, of: AnyFuture | null): void {
    this.run.heardOf(handle._loop);
    if (of === null) this.run.look();
    super.callbackScheduled(handle, of);
  }

  override write(stream: StreamName, text: string): void {
    this.run.look();
    this.run.lines += text.split("\n").length - 1;
    super.write(stream, text);
  }

  override sleepBegan(seconds: Second): void {
    this.run.look();
    this.run.blocked = runningLoop()?._currentTask ?? null;
    super.sleepBegan(seconds);
  }

  override sleepEnded(): void {
    this.run.blocked = null;
    super.sleepEnded();
  }

  /** What the run is like as an event is told, `events` of them with it. */
  capture(event: TraceEvent, events: number): () => Live {
    return this.run.capture({
      events,
      at: this.#clock.peek(),
      origin: this._originNow(),
      isAhead: isAhead(event),
      isGone: (timer) => event.kind === "timer-cancelled" && this._timerIds.get(timer) === event.timer,
    });
  }
}

/**
 * These two are told as soon as there is something to tell, and that is what the very next event tells: the first one of
 * every trace, and that a future is done, which has its place before those whom it wakes.
 */
export function isAhead({ kind }: TraceEvent): boolean {
  return kind === "program-began" || kind === "future-done";
}

export interface Recording {
  readonly recorder: DetailRecorder;
  readonly events: readonly TraceEvent[];
}

interface LiveRecording extends Recording {
  /** Of every event, what the run was like when it was told. To be asked when the run is over. */
  states(): readonly Live[];
  /** The names of the program's own coroutines. */
  readonly coroutines: ReadonlySet<string>;
}

/** Records on a clock, and looks at everything at every event. */
export function liveRecorder(clock: Clock): LiveRecording {
  const events: TraceEvent[] = [];
  const states: (() => Live)[] = [];
  const push = (event: TraceEvent): void => {
    events.push(event);
    states.push(recorder.capture(event, events.length));
  };
  const recorder: LiveRecorder = new LiveRecorder(clock, sinkTo(push));
  return {
    recorder,
    events,
    states: () => states.map((state) => state()),
    coroutines: recorder.run.coroutines,
  };
}

/** Records on a clock as a run of the command does, without looking at anything. */
export function detailRecorder(clock: Clock): Recording {
  const events: TraceEvent[] = [];
  return {
    recorder: new DetailRecorder(
      clock,
      sinkTo((event) => events.push(event)),
      places,
    ),
    events,
  };
}

function sinkTo(push: (event: TraceEvent) => void): EventSink {
  return { push, passTime: () => {}, flush: () => {} };
}

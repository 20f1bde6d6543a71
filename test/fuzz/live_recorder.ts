// A recorder in detail that notes, at every event, what the loop itself is like at that moment.
import type { EventLoop } from "../../src/asyncio/base_events.js";
import type { Clock } from "../../src/asyncio/clocks/clock.js";
import { Handle, TimerHandle } from "../../src/asyncio/events.js";
import { CANCELLED, type Future } from "../../src/asyncio/futures.js";
import { Task } from "../../src/asyncio/tasks.js";
import { DetailRecorder } from "../../src/trace/detailRecorder.js";
import type { TaskId, TraceEvent } from "../../src/trace/event.js";

/** The state of a loop, in words that a snapshot has as well. */
export interface Live {
  readonly ready: readonly string[];
  readonly timers: readonly string[];
  readonly tasks: readonly string[];
  readonly futures: readonly string[];
  readonly running: TaskId | null;
}

const places = {
  ofCode: (_file: string, line: number) => ({ line }),
  ofText: ({ line }: { readonly line: number }) => ({ line }),
};

type AnyTask = Task<unknown>;
type AnyFuture = Future<unknown>;

class LiveRecorder extends DetailRecorder {
  #loop: EventLoop | null = null;
  readonly #tasks: AnyTask[] = [];
  /** An eager task's first step runs within another's. */
  readonly #steps: AnyTask[] = [];
  readonly #futures: AnyFuture[] = [];

  // Both keep whom they are told of before the event of that is pushed.
  override taskCreated(task: AnyTask, parent: AnyTask | null): void {
    this.#loop ??= task.getLoop();
    if (!task.getCoro()._isInternal) this.#tasks.push(task);
    super.taskCreated(task, parent);
  }

  override awaitBegan(on: AnyFuture | null = null): void {
    if (on !== null && !this.#futures.includes(on)) this.#futures.push(on);
    super.awaitBegan(on);
  }

  override stepBegan(task: AnyTask): void {
    this.#steps.push(task);
    super.stepBegan(task);
  }

  override stepEnded(task: AnyTask): void {
    this.#steps.pop();
    super.stepEnded(task);
  }

  state(event: TraceEvent): Live {
    const { ready, timers } = this.#loop?._driver.queued ?? { ready: [], timers: [] };
    const queued = new Set<unknown>(ready);
    return {
      ready: ready.flatMap((item) => this.#entry(item) ?? []),
      timers: timers
        .flatMap((timer) => (timer instanceof TimerHandle ? [timer] : []))
        .map((timer) => ({ id: this._timerIds.get(timer), at: timer.when() - this._originNow() }))
        // It is told to be cancelled before it is.
        .filter(({ id }) => event.kind !== "timer-cancelled" || event.timer !== id)
        .sort((a, b) => a.at - b.at || (a.id ?? 0) - (b.id ?? 0))
        .map(({ id, at }) => `${id} at ${at.toFixed(6)}`),
      tasks: this.#tasks.map((task) => this.#task(task, queued)),
      futures: this.#futures.flatMap((future) => this.#future(future, queued) ?? []),
      running: this._idOf(this.#steps.at(-1) ?? null),
    };
  }

  #entry(item: unknown): string | null {
    if (item instanceof Task) {
      const id = this._idOf(item);
      return id === null ? null : `task ${id}`;
    }
    if (item instanceof TimerHandle) return `timer ${this._timerIds.get(item)}`;
    const id = item instanceof Handle ? this._handleIds.get(item) : undefined;
    return id === undefined || !(item instanceof Handle) ? null : `callback ${id}`;
  }

  #task(task: AnyTask, queued: ReadonlySet<unknown>): string {
    const waiter = task._waiter;
    // What it waits for may be done already, and another be told of that first.
    const isWaiting = waiter !== null && !this.#steps.includes(task);
    const doing = task.done() ? "done" : queued.has(task) ? "ready" : isWaiting ? "waiting" : "running";
    const awaited = doing === "waiting" && waiter instanceof Task ? ` for ${this._idOf(waiter)}` : "";
    return `${this._idOf(task)} ${stateOf(task)} ${doing}${awaited}`;
  }

  #future(future: AnyFuture, queued: ReadonlySet<unknown>): string | null {
    const id = this._known.get(future)?.future;
    if (id === undefined) return null;
    const waits = (task: AnyTask): boolean => task._waiter === future && !queued.has(task) && !task.done();
    return `${id} ${stateOf(future)} for ${this.#tasks
      .filter(waits)
      .map((task) => this._idOf(task))
      .join(",")}`;
  }
}

function stateOf(future: AnyFuture): string {
  if (!future.done()) return "PENDING";
  return future._state === CANCELLED ? "CANCELLED" : "FINISHED";
}

/** Records on a clock. `states`: of every event, what the loop was like when it was told. */
export function liveRecorder(clock: Clock): {
  readonly recorder: DetailRecorder;
  readonly events: readonly TraceEvent[];
  readonly states: readonly Live[];
} {
  const events: TraceEvent[] = [];
  const states: Live[] = [];
  const sink = {
    push: (event: TraceEvent) => {
      events.push(event);
      states.push(recorder.state(event));
    },
    passTime: () => {},
    flush: () => {},
  };
  const recorder: LiveRecorder = new LiveRecorder(clock, sink, places);
  return { recorder, events, states };
}

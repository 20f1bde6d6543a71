// What a run's own objects are like at any moment: read off loops, tasks, futures and coroutines, never off the trace.

import type { EventLoop } from "../../../src/asyncio/base_events.js";
import { CANCELLED, FAILED } from "../../../src/asyncio/base_futures.js";
import { Handle, TimerHandle } from "../../../src/asyncio/events.js";
import { Future } from "../../../src/asyncio/futures.js";
import { _GatheringFuture } from "../../../src/asyncio/gather.js";
import type { Coroutine } from "../../../src/asyncio/python/coroutines.js";
import { CancelledError } from "../../../src/asyncio/python/exceptions.js";
import { activeCoroutine, activeDepth, innerOf } from "../../../src/asyncio/python/watched.js";
import { activeLoop, runningLoop } from "../../../src/asyncio/running.js";
import { SleepTimer } from "../../../src/asyncio/sleep.js";
import { Task } from "../../../src/asyncio/tasks.js";
import { chainText, type Live, outcomeText, timeText } from "./live_words.js";

export type AnyTask = Task<unknown>;
export type AnyFuture = Future<unknown>;

/** The numbers that a trace gives: the one thing that only it knows. */
interface Numbers {
  task(task: AnyTask): number | null;
  timer(timer: TimerHandle): number | undefined;
  handle(handle: Handle): number | undefined;
  future(future: AnyFuture): number | undefined;
}

/** Said once the run is over, when all has its number. */
type Words = () => string;

interface KnownTask {
  readonly task: AnyTask;
  readonly parent: AnyTask | null;
  /** As it was made: a trace does not tell of another name. */
  readonly name: string;
  /** Where it stood when it was seen last. */
  chain: string;
  /** Who has called its `cancel` since it has run: null for nobody of the tasks; undefined: nobody has. */
  askedBy: AnyTask | null | undefined;
}

interface KnownTimer {
  readonly what: string;
  readonly wakes: AnyTask | null;
}

/** The moment of an event: how many there are with it, and what the clock says. */
interface Moment {
  readonly events: number;
  readonly at: number;
  readonly origin: number;
  /** It is told ahead of what it tells of: that comes with the next event. */
  readonly isAhead: boolean;
  /** A timer that is told to be cancelled before it is. */
  readonly isGone: (timer: TimerHandle) => boolean;
}

export class LiveRun {
  readonly #numbers: Numbers;
  readonly #loops = new Set<EventLoop>();
  #shown: EventLoop | null = null;
  readonly #tasks = new Map<AnyTask, KnownTask>();
  readonly #timers = new Map<TimerHandle, KnownTimer>();
  readonly #sleeps = new Map<AnyFuture, TimerHandle>();
  readonly #futures = new Set<AnyFuture>();
  /** An eager task's first step runs within another's. */
  readonly steps: AnyTask[] = [];
  blocked: AnyTask | null = null;
  lines = 0;
  /** What stands in a queue: since when and why. */
  #entries = new Map<unknown, Words>();
  /** The names of the program's own coroutines that were met. */
  readonly coroutines = new Set<string>();

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
  }

  // ------------------------------------------------------------------ what happens

  /** A loop is heard of. One that goes round is shown; any other, where the one that was shown is closed. */
  heardOf(loop: EventLoop, goesRound = false): void {
    this.#loops.add(loop);
    if (goesRound || this.#shown === null || this.#shown.isClosed()) this.#shown = loop;
  }

  created(task: AnyTask): void {
    this.heardOf(task.getLoop());
    const chain = chainOf([task.getCoro()]);
    this.#tasks.set(task, { task, parent: currentTask(), name: task.getName(), chain, askedBy: undefined });
    this.#nameOf(task.getCoro());
  }

  /** @param isByProgram is it the program that asks, rather than the library for it? */
  asked(task: AnyTask, isByProgram: boolean): void {
    const known = this.#tasks.get(task);
    if (known !== undefined) known.askedBy = isByProgram ? currentTask() : null;
  }

  stepBegan(task: AnyTask): void {
    this.steps.push(task);
    const known = this.#tasks.get(task);
    if (known !== undefined) known.askedBy = undefined;
  }

  awaited(future: AnyFuture): void {
    this.#futures.add(future);
  }

  timerSet(timer: TimerHandle): void {
    this.heardOf(timer._loop);
    const isSleep = timer instanceof SleepTimer;
    this.#timers.set(timer, {
      what: isSleep ? "sleep" : nameOf(timer),
      wakes: isSleep ? currentTask() : null,
    });
    if (isSleep) this.#sleeps.set(timer._future, timer);
  }

  /** The running task is looked at. */
  look(): void {
    const task = currentTask();
    const known = task === null ? undefined : this.#tasks.get(task);
    if (known !== undefined) known.chain = this.#written(activeOf(known.task));
  }

  #written(chain: readonly Coroutine<unknown>[]): string {
    for (const each of chain) this.#nameOf(each);
    return chainOf(chain);
  }

  #nameOf(coroutine: Coroutine<unknown>): void {
    if (coroutine._definition.frame !== null) this.coroutines.add(coroutine.name);
  }

  // ------------------------------------------------------------------ a moment

  /** All that can change is read now. */
  capture(moment: Moment): () => Live {
    const numbers = this.#numbers;
    const { ready, timers } = this.#queued(moment);
    const tasks = [...this.#tasks.values()].map((known) => this.#task(known, moment));
    const futures = [...this.#futures].map((future) => this.#future(future));
    const running = this.steps.at(-1) ?? null;
    const { lines } = this;
    const iteration = activeLoop()?.iterations ?? 0;
    return () => ({
      at: timeText(moment.at - moment.origin),
      iteration,
      ready: ready.map((words) => words()),
      timers: timers
        .toSorted((a, b) => a.when() - b.when() || (numbers.timer(a) ?? 0) - (numbers.timer(b) ?? 0))
        .map((timer) => this.#timer(timer, moment)),
      tasks: tasks.map((words) => words()),
      futures: futures.flatMap((words) => words() ?? []),
      running: running === null ? null : numbers.task(running),
      lines,
    });
  }

  #queued(moment: Moment): { readonly ready: readonly Words[]; readonly timers: readonly TimerHandle[] } {
    const entries = new Map<unknown, Words>();
    for (const loop of this.#loops) {
      for (const item of loop._driver.queued.ready) {
        entries.set(item, this.#entries.get(item) ?? this.#entry(item, moment));
      }
    }
    this.#entries = entries;
    const { ready, timers } = this.#shown?._driver.queued ?? { ready: [], timers: [] };
    return {
      ready: ready.flatMap((item) => entries.get(item) ?? []),
      timers: timers.flatMap((timer) =>
        timer instanceof TimerHandle && !moment.isGone(timer) ? [timer] : [],
      ),
    };
  }

  /** What has just been put into a ready queue, and why. */
  #entry(item: unknown, { events, isAhead }: Moment): Words {
    const numbers = this.#numbers;
    const since = `since ${isAhead ? events + 1 : events}`;
    if (item instanceof Task) {
      const why = this.#whyReady(item);
      return () => `task ${numbers.task(item)} ${why()} ${since}`;
    }
    if (item instanceof TimerHandle) {
      const what = this.#timers.get(item)?.what;
      return () => `timer ${numbers.timer(item)} ${what} ${since}`;
    }
    if (!(item instanceof Handle)) return () => `${item} ${since}`;
    const name = nameOf(item);
    // A done-callback is given the future that is done, and nothing else.
    const [of] = item._args.length === 1 ? item._args : [];
    const by = of instanceof Future ? this.#endOf(of) : taskWords(currentTask(), numbers);
    const why = of instanceof Future ? "done-callback" : "call_soon";
    return () => `callback ${numbers.handle(item)} ${name} ${why} by ${by()} ${since}`;
  }

  #whyReady(task: AnyTask): Words {
    const numbers = this.#numbers;
    const known = this.#tasks.get(task);
    if (task.getCoro().state === "CORO_CREATED") {
      const by = taskWords(known?.parent ?? null, numbers);
      return () => `created by ${by()}`;
    }
    const waiter = task._waiter;
    if (waiter === null) return () => "turn by nobody";
    if (known?.askedBy !== undefined && raisesCancelled(waiter)) {
      const by = taskWords(known.askedBy, numbers);
      return () => `cancelled by ${by()}`;
    }
    const by = this.#endOf(waiter);
    return () => `woken by ${by()}`;
  }

  #endOf(future: AnyFuture): Words {
    const numbers = this.#numbers;
    if (future instanceof Task) return () => `the end of task ${numbers.task(future)}`;
    const timer = this.#sleeps.get(future);
    if (timer !== undefined) return () => `timer ${numbers.timer(timer)}`;
    return () => `future ${numbers.future(future) ?? null}`;
  }

  #timer(timer: TimerHandle, { origin }: Moment): string {
    const { what, wakes } = this.#timers.get(timer) ?? { what: "?", wakes: null };
    const of = wakes === null ? null : this.#numbers.task(wakes);
    return `${this.#numbers.timer(timer)} at ${timeText(timer.when() - origin)}: ${what} of ${of}`;
  }

  #task(known: KnownTask, { origin }: Moment): Words {
    const numbers = this.#numbers;
    const { task, parent, name, askedBy } = known;
    const doing = this.#doing(task);
    if (task.getCoro().state === "CORO_SUSPENDED" && !this.steps.includes(task))
      known.chain = this.#written(suspendedOf(task));
    const target = doing === "waiting" && task._waiter !== null ? this.#target(task._waiter, origin) : null;
    const state = stateOf(task);
    const outcome = outcomeText(task);
    const { chain } = known;
    return () =>
      [
        `${numbers.task(task)} ${name} ${task.getCoro().name} of ${parent && numbers.task(parent)} ${state} ${outcome} ${doing}`,
        target?.() ?? "",
        askedBy === undefined ? "" : "to be cancelled",
        chain,
      ].join("|");
  }

  #doing(task: AnyTask): string {
    if (task.done()) return "done";
    if (this.blocked === task) return "blocked";
    if (this.steps.includes(task)) return "running";
    if (this.#entries.has(task)) return "ready";
    const waiter = task._waiter;
    // What a closed loop had in its queue is forgotten; its tasks are what they were, only that nothing comes of it.
    if (task.getLoop().isClosed()) return waiter === null || waiter.done() ? "ready" : "waiting";
    // What it waits for may be done already, and another be told of that first. An eager one is about to run.
    return waiter === null ? "running" : "waiting";
  }

  #target(waiter: AnyFuture, origin: number): Words {
    const numbers = this.#numbers;
    if (waiter instanceof Task) return () => `task ${numbers.task(waiter)}`;
    const timer = this.#sleeps.get(waiter);
    if (timer !== undefined)
      return () => `sleep ${numbers.timer(timer)} until ${timeText(timer.when() - origin)}`;
    if (waiter instanceof _GatheringFuture) return () => `gather ${numbers.future(waiter)} of ${waiter.size}`;
    return () => `future ${numbers.future(waiter)}`;
  }

  #future(future: AnyFuture): () => string | null {
    const numbers = this.#numbers;
    const state = stateOf(future);
    const waiting = [...this.#tasks.keys()].filter(
      (task) => task._waiter === future && this.#doing(task) === "waiting",
    );
    return () => {
      const number = numbers.future(future);
      if (number === undefined) return null;
      return `${number} ${state} for ${waiting.map((task) => numbers.task(task)).join(",")}`;
    };
  }
}

function currentTask(): AnyTask | null {
  return runningLoop()?._currentTask ?? null;
}

function taskWords(task: AnyTask | null, numbers: Numbers): Words {
  return () => (task === null ? "nobody" : `task ${numbers.task(task)}`);
}

function stateOf(future: AnyFuture): string {
  if (!future.done()) return "PENDING";
  return future._state === CANCELLED ? "CANCELLED" : "FINISHED";
}

/** Will whoever waits for it have a CancelledError raised? A gather that is cancelled fails with one. */
function raisesCancelled({ _state: state, _value: value }: AnyFuture): boolean {
  return state === CANCELLED || (state === FAILED && value instanceof CancelledError);
}

function nameOf({ _callback: callback }: Handle): string {
  return callback ? callback.name || "<lambda>" : "None";
}

/** The coroutines that a suspended task stands in, as each has noted which one it awaits. */
function suspendedOf(task: AnyTask): Coroutine<unknown>[] {
  const chain: Coroutine<unknown>[] = [];
  for (let one: Coroutine<unknown> | null = task.getCoro(); one !== null; one = innerOf(one)) {
    if (one.state !== "CORO_SUSPENDED") throw new Error(`${one.name} is ${one.state}`);
    chain.push(one);
  }
  return chain;
}

/** The coroutines that run in the running task: an eager one's run upon its maker's. */
function activeOf(task: AnyTask): Coroutine<unknown>[] {
  const chain: Coroutine<unknown>[] = [];
  for (let at = activeDepth() - 1; at >= 0; at--) {
    const one = activeCoroutine(at);
    if (one !== undefined) chain.unshift(one);
    if (one === task.getCoro()) break;
  }
  return chain;
}

function chainOf(chain: readonly Coroutine<unknown>[]): string {
  // One of the library's own is told by the call that the program wrote.
  return chainText(
    chain.map(({ name, _definition: { frame, call } }) => ({ name: call ?? name, internal: frame === null })),
  );
}

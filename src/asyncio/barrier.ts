// Barrier: tasks that wait for each other. It fills until all are there, and drains until all have gone on; whoever
// comes while it drains waits outside.
import { Condition } from "./condition.js";
import { asyncEnter, asyncExit } from "./python/async_with.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { BrokenBarrierError, ValueError } from "./python/exceptions.js";
import { repr, reprSymbol } from "./python/repr.js";
import { reprOfPrimitive } from "./waiters.js";

type State = "filling" | "draining" | "resetting" | "broken";

/**
 * Lets a fixed number of tasks wait until all of them have come to the same point. It can be passed again and again.
 *
 * @example
 * const barrier = new asyncio.Barrier(2);
 * const runs = coroutine(function* runs(name: string, seconds: number) {
 *   yield* asyncio.sleep(seconds);
 *   const index = yield* barrier.wait();
 *   print(name, index);
 * });
 * yield* asyncio.gather(runs("slow", 2), runs("quick", 1)); // slow 1, then quick 0, both after 2 seconds
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier
 */
export class Barrier {
  private readonly _parties: number;
  /** @internal Guards the rest, and is notified whenever the state changes. */
  readonly _condition: Condition = new Condition();
  /** @internal */
  _state: State = "filling";
  /** @internal How many tasks are inside: they came while it filled, and have not gone on yet. */
  _count = 0;

  /**
   * @param parties how many tasks have to come
   * @throws {TypeError} when it is no number
   * @throws {ValueError} when it is less than 1
   */
  constructor(parties: number) {
    if (typeof parties !== "number") throw new TypeError(`a number was expected, got ${repr(parties)}`);
    if (parties < 1) throw new ValueError("parties must be > 0");
    this._parties = parties;
  }

  /** How many tasks have to come. */
  get parties(): number {
    return this._parties;
  }

  /** How many tasks wait for the others: 0 unless it is filling. */
  get nWaiting(): number {
    return this._state === "filling" ? this._count : 0;
  }

  /** Was it aborted? */
  get broken(): boolean {
    return this._state === "broken";
  }

  /**
   * Waits until all parties have come. While the barrier drains after the last time, it first waits for that to end.
   *
   * @returns which one of the parties it was, in the order in which they came, from 0
   * @throws {BrokenBarrierError} when the barrier is broken, or is reset or aborted meanwhile
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.wait
   */
  wait(this: Barrier): Coroutine<number> {
    return new Coroutine<number>(this, waitDefinition);
  }

  /**
   * Empties it: tasks that wait for the others get a BrokenBarrierError, and it can be used again.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.reset
   */
  reset(this: Barrier): Coroutine<void> {
    return new Coroutine<void>(this, resetDefinition);
  }

  /**
   * Breaks it: tasks that wait for the others, and those that come later, get a BrokenBarrierError, until it is reset.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.abort
   */
  abort(this: Barrier): Coroutine<void> {
    return new Coroutine<void>(this, abortDefinition);
  }

  /** `asyncWith` waits for the others; the body is given the index. */
  [asyncEnter](): Coroutine<number> {
    return this.wait();
  }

  /** Leaving the body of `asyncWith` does nothing. */
  *[asyncExit](_error: unknown): CoroutineGenerator<void> {}

  [reprSymbol](): string {
    const waiters = this.broken ? "" : `, waiters:${this.nWaiting}/${this._parties}`;
    return reprOfPrimitive(this, this.constructor === Barrier, this._state + waiters);
  }
}

function* wait(barrier: Barrier): CoroutineGenerator<number> {
  yield* barrier._condition.acquire();
  try {
    yield* waitOutside(barrier);
    const index = barrier._count++;
    try {
      if (barrier._count === barrier.parties) change(barrier, "draining");
      else yield* waitInside(barrier);
      return index;
    } finally {
      leave(barrier);
    }
  } finally {
    barrier._condition.release();
  }
}

function* waitOutside(barrier: Barrier): CoroutineGenerator<void> {
  yield* barrier._condition.waitFor(() => barrier._state !== "draining" && barrier._state !== "resetting");
  if (barrier.broken) throw new BrokenBarrierError("Barrier aborted");
}

function* waitInside(barrier: Barrier): CoroutineGenerator<void> {
  yield* barrier._condition.waitFor(() => barrier._state !== "filling");
  // A reset that came while it drained: whoever has not gone on yet does not get through.
  if (barrier._state !== "draining") throw new BrokenBarrierError("Abort or reset of barrier");
}

/** The last one to leave lets those in who wait outside. */
function leave(barrier: Barrier): void {
  barrier._count--;
  if (barrier._count > 0) return;
  change(barrier, barrier.broken ? "broken" : "filling");
}

function change(barrier: Barrier, state: State): void {
  barrier._state = state;
  barrier._condition.notifyAll();
}

function* reset(barrier: Barrier): CoroutineGenerator<void> {
  yield* barrier._condition.acquire();
  try {
    change(barrier, barrier._count > 0 ? "resetting" : "filling");
  } finally {
    barrier._condition.release();
  }
}

function* abort(barrier: Barrier): CoroutineGenerator<void> {
  yield* barrier._condition.acquire();
  try {
    change(barrier, "broken");
  } finally {
    barrier._condition.release();
  }
}

function definitionOf(name: string, body: (barrier: Barrier) => CoroutineGenerator<unknown>): Definition {
  return new Definition({ name, begin: (held) => body(held as Barrier) });
}

const waitDefinition = definitionOf("Barrier.wait", wait);
const resetDefinition = definitionOf("Barrier.reset", reset);
const abortDefinition = definitionOf("Barrier.abort", abort);

// Barrier: it fills until all tasks are there, and drains until all have gone on; who comes while it drains waits outside.
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
    // Who waits in its condition waits at the barrier.
    this._condition._lack = () => `${repr(this)}, to which nobody is left to come`;
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
   * Waits until all parties have come; before that, until those of the last time have gone on.
   *
   * @returns which one of the parties it was, in the order in which they came, from 0
   * @throws {BrokenBarrierError} when the barrier is broken, or is reset or aborted meanwhile
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.wait
   */
  wait(this: Barrier): Coroutine<number> {
    return new Coroutine<number>(wait(this), waitDefinition);
  }

  /**
   * Empties it: tasks that wait for the others get a BrokenBarrierError, and it can be used again.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.reset
   */
  reset(this: Barrier): Coroutine<void> {
    const choose = (): State => (this._count > 0 ? "resetting" : "filling");
    return new Coroutine<void>(change(this, choose), resetDefinition);
  }

  /**
   * Breaks it: tasks that wait for the others, and those that come later, get a BrokenBarrierError, until it is reset.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.abort
   */
  abort(this: Barrier): Coroutine<void> {
    const choose = (): State => "broken";
    return new Coroutine<void>(change(this, choose), abortDefinition);
  }

  /** `asyncWith` waits for the others; the body is given the index. */
  [asyncEnter](): Coroutine<number> {
    return this.wait();
  }

  /** Leaving the body of `asyncWith` does nothing. */
  *[asyncExit](_error: unknown): CoroutineGenerator<void> {}

  /** @internal */
  _become(state: State): void {
    this._state = state;
    this._condition.notifyAll();
  }

  [reprSymbol](): string {
    const waiters = this.broken ? "" : `, waiters:${this.nWaiting}/${this._parties}`;
    return reprOfPrimitive(this, this.constructor === Barrier, this._state + waiters);
  }
}

function* wait(barrier: Barrier): CoroutineGenerator<number> {
  const condition = barrier._condition;
  yield* condition.acquire();
  try {
    yield* condition.waitFor(() => barrier._state !== "draining" && barrier._state !== "resetting");
    if (barrier.broken) throw new BrokenBarrierError("Barrier aborted");
    const index = barrier._count++;
    try {
      if (barrier._count === barrier.parties) barrier._become("draining");
      else {
        yield* condition.waitFor(() => barrier._state !== "filling");
        // A reset that came while it drained: whoever has not gone on yet does not get through.
        if (barrier._state !== "draining") throw new BrokenBarrierError("Abort or reset of barrier");
      }
      return index;
    } finally {
      barrier._count--;
      // The last one to leave lets those in who wait outside.
      if (barrier._count === 0) barrier._become(barrier.broken ? "broken" : "filling");
    }
  } finally {
    condition.release();
  }
}

/** Changes the state to what `choose` gives once the lock is held. */
function* change(barrier: Barrier, choose: () => State): CoroutineGenerator<void> {
  yield* barrier._condition.acquire();
  try {
    barrier._become(choose());
  } finally {
    barrier._condition.release();
  }
}

const waitDefinition = new Definition({ name: "Barrier.wait" });
const resetDefinition = new Definition({ name: "Barrier.reset" });
const abortDefinition = new Definition({ name: "Barrier.abort" });

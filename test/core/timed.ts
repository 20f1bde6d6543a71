// For tests that look at the time: a main coroutine under a virtual clock that the test holds.
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Coroutine, CoroutineGenerator } from "../../src/asyncio/python/coroutines.js";
import { run } from "../../src/asyncio/runners.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Timeout } from "../../src/asyncio/timeouts.js";

/** A virtual clock, and a loop's run under it. */
export class Timed {
  readonly #clock = new VirtualClock();
  readonly #began = this.#clock.peek();

  /** Runs a body as the main coroutine. */
  run<T>(body: () => CoroutineGenerator<T>): Promise<T> {
    return run(body(), { loopFactory: () => new EventLoop({ clock: this.#clock }) });
  }

  /** The time of the loop; looking at it does not move it. */
  now(): number {
    return this.#clock.peek();
  }

  /** Seconds since the beginning, to the hundredth. */
  elapsed(): number {
    return Math.round((this.now() - this.#began) * 100) / 100;
  }

  /** Blocks the thread. */
  block(seconds: number): void {
    this.#clock.sleep(seconds);
  }
}

/** Sleeps in a block with a limit. */
export function sleepWithin(limit: Timeout, seconds: number): Coroutine<void> {
  return asyncWith(limit, function* () {
    yield* sleep(seconds);
  });
}

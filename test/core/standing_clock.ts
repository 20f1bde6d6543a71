// A clock that stands still, and waits without an end: what the loop asks of its clock, and when, shows by itself.
import type { Clock } from "../../src/asyncio/clocks/clock.js";

export class StandingClock implements Clock {
  readonly resolution: number;
  /** What each wait was asked for, in seconds. */
  readonly waits: number[] = [];
  /** How many of them the loop gave up. */
  givenUp = 0;
  /** What the last wait was to call at its end. */
  resume: () => void = () => {};
  readonly #isUpAtOnce: boolean;

  /** @param options `resolution` in seconds; `isUpAtOnce`: every wait is over as soon as it begins. */
  constructor(options: { readonly resolution?: number; readonly isUpAtOnce?: boolean } = {}) {
    this.resolution = options.resolution ?? 1e-9;
    this.#isUpAtOnce = options.isUpAtOnce ?? false;
  }

  time(): number {
    return 1000;
  }

  peek(): number {
    return this.time();
  }

  wallTime(): number {
    return this.time();
  }

  skip(): void {}

  poll(): void {}

  sleep(): void {}

  wait(seconds: number, _outsideWork: boolean, resume: () => void): (() => void) | null {
    this.waits.push(seconds);
    this.resume = resume;
    if (this.waits.length > 100) throw new Error("the loop waits for ever");
    if (this.#isUpAtOnce) return null;
    return () => {
      this.givenUp++;
    };
  }
}

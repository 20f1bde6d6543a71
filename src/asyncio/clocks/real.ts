// This is the clock on the wall, as it is or made faster by a factor. Rule: every figure that it gives is in program
// seconds, and no wait ends early.
import { ValueError } from "../python/exceptions.js";
import { repr } from "../python/repr.js";
import type { Clock } from "./clock.js";

// A wait has three stretches. A timer of Node's has whole milliseconds and may be one early or late, so it is set this much
// short, in seconds.
const timerSlack = 0.0015;
// The second stretch is waited for with Atomics.wait. That burns nothing, but where the processor has gone to sleep it may
// be some 0.2 ms late, so it ends this much short, in seconds. In the last stretch the clock is looked at until it is over.
const wakeUpSlack = 0.0005;
const sleepCell = new Int32Array(new SharedArrayBuffer(4));

// Node's global `performance` is behind a getter, which is called each time it is named.
const stopwatch = performance;

/** Real time, or real time at a speed: what is measured is program seconds. */
export class RealClock implements Clock {
  readonly resolution = 1e-9;
  readonly speed: number;
  readonly #began = stopwatch.now();
  #latest = 0;

  /** @param speed how many program seconds go into one second; more than 0. */
  constructor(speed = 1) {
    if (!(speed > 0) || !Number.isFinite(speed))
      throw new ValueError(`speed must be above 0, got ${repr(speed)}`);
    this.speed = speed;
  }

  time(): number {
    this.#latest = this.peek();
    return this.#latest;
  }

  /** @internal What `time` gave last. */
  get _latest(): number {
    return this.#latest;
  }

  skip(): void {}

  peek(): number {
    return (stopwatch.now() * this.speed) / 1000;
  }

  wallTime(): number {
    // From performance.now, not Date.now: finer, and it never jumps while a program measures itself.
    const began = performance.timeOrigin + this.#began;
    return (began + (stopwatch.now() - this.#began) * this.speed) / 1000;
  }

  sleep(seconds: number): void {
    const end = this.time() + seconds;
    for (let left = seconds; left > 0; left = end - this.time()) {
      Atomics.wait(sleepCell, 0, 0, (left / this.speed) * 1000);
    }
  }

  poll(): void {}

  wait(seconds: number, outsideWork: boolean, resume: () => void): (() => void) | null {
    const end = this.time() + seconds;
    const left = (): number => (end - this.time()) / this.speed;
    const closeLastStretch = (): boolean => {
      const rest = left();
      if (rest <= 0) return true;
      // Promises and I/O must keep moving in the last stretch when the loop waits for them as well.
      if (outsideWork || rest > timerSlack) return false;
      if (rest > wakeUpSlack) Atomics.wait(sleepCell, 0, 0, (rest - wakeUpSlack) * 1000);
      while (this.time() < end);
      return true;
    };
    if (closeLastStretch()) return null;
    let timer: NodeJS.Timeout | undefined;
    let immediate: NodeJS.Immediate | undefined;
    const look = (): void => {
      if (closeLastStretch()) resume();
      else arm();
    };
    const arm = (): void => {
      const rest = left();
      if (rest > timerSlack) timer = setTimeout(look, timerDelay(rest - timerSlack));
      else immediate = setImmediate(look);
    };
    arm();
    return () => {
      clearTimeout(timer);
      clearImmediate(immediate);
    };
  }
}

/** Seconds as Node's timers take them: whole milliseconds, no more than fit into 31 bits (whoever waits looks again). */
function timerDelay(seconds: number): number {
  return Math.min(Math.max(1, Math.floor(seconds * 1000)), 2 ** 31 - 1);
}

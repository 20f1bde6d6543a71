// A clock that jumps: waiting takes no time, and a run is the same, to the last digit, on every machine.
import type { Clock } from "./clock.js";

/** Reading the clock takes this long, so that two timers of the same length never tie by accident. */
const tick = 1e-9;
/** An iteration that does not wait takes this long, so that a busy wait comes to an end. */
const iteration = 1e-6;
/** A wait lasts whole milliseconds, rounded up, as Linux' epoll has it. */
const millisecond = 1e-3;

/** Virtual time, which jumps where a real clock would wait. */
export class VirtualClock implements Clock {
  readonly resolution = 1e-9;
  readonly isVirtual = true;
  readonly wallOffset = 1.7e9;
  #now = 1000;

  time(): number {
    this.#now += tick;
    return this.#now;
  }

  skip(): void {
    this.time();
  }

  peek(): number {
    return this.#now;
  }

  wallTime(): number {
    return this.wallOffset + this.time();
  }

  sleep(seconds: number): void {
    const end = this.#now + Math.max(0, seconds);
    this.#now = Math.max(this.#now, end);
  }

  poll(): void {
    this.#now += iteration;
  }

  wait(seconds: number, outsideWork: boolean, resume: () => void): (() => void) | null {
    if (!outsideWork) {
      this.#jump(seconds);
      return null;
    }
    // Work outside takes no virtual time, but only as long as it really ends before the jump would.
    const timer = setTimeout(() => {
      this.#jump(seconds);
      resume();
    }, seconds * 1000);
    // With nothing else alive that work will never end: the loop is told of that, and jumps at once.
    timer.unref();
    return () => clearTimeout(timer);
  }

  #jump(seconds: number): void {
    this.#now += Math.ceil(seconds * 1e3) * millisecond;
  }
}

// This clock jumps. Rule: waiting takes no time, and a run is the same, to the last digit, on every machine.
import { ValueError } from "../python/exceptions.js";
import { Options } from "../python/options.js";
import { repr } from "../python/repr.js";
import type { Clock } from "./clock.js";

/** Reading the clock takes this long, so that two timers of the same length never tie by accident. */
const tick = 1e-9;
/** An iteration that does not wait takes this long, so that a busy wait comes to an end. */
const iteration = 1e-6;
/** A wait lasts whole milliseconds, rounded up, as Linux' epoll has it. */
const millisecond = 1e-3;

export interface VirtualClockOptions {
  /** How many real seconds it stands for promises that have not settled; 10 unless given. 0: for a turn of Node's only. */
  readonly patience?: number;
}

const virtualClockOptions = new Options<VirtualClockOptions>("VirtualClock", { patience: true });

/**
 * Virtual time, which jumps where a real clock would wait.
 *
 * What goes on outside the loop, such as promises, takes no virtual time: the clock stands until they have settled, or
 * until nothing is alive any more that could settle them. Where something is, and nothing comes for `patience` real
 * seconds, the clock goes on without them, and a RuntimeWarning tells so.
 */
export class VirtualClock implements Clock {
  readonly resolution = 1e-9;
  readonly isVirtual = true;
  readonly wallOffset = 1.7e9;
  readonly patience?: number;
  #now = 1000;

  /**
   * @param options `patience`
   * @throws {TypeError} when the patience is no number, and for any other option
   * @throws {ValueError} when it is negative or NaN
   */
  constructor(options?: VirtualClockOptions) {
    const { patience } = virtualClockOptions.read(options);
    if (patience === undefined) return;
    if (typeof patience !== "number")
      throw new TypeError(`patience must be a number of seconds, got ${repr(patience)}`);
    if (!(patience >= 0)) throw new ValueError(`patience must be 0 or more, got ${repr(patience)}`);
    this.patience = patience;
  }

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
    this.#now += Math.max(0, seconds);
  }

  poll(): void {
    this.#now += iteration;
  }

  wait(seconds: number): null {
    this.#now += Math.ceil(seconds * 1e3) * millisecond;
    return null;
  }
}

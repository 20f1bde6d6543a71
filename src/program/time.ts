// time: Python's module of that name, on the clock that the program runs under.
import type { Clock } from "../asyncio/clocks/clock.js";
import { RealClock } from "../asyncio/clocks/real.js";
import { ValueError } from "../asyncio/exceptions.js";

/** Told around each blocking sleep, so that it can be shown. */
export interface SleepWatcher {
  sleepBegan(seconds: number): void;
  sleepEnded(): void;
}

let clock: Clock = new RealClock();
let watcher: SleepWatcher | null = null;

/** Puts the program under `clock`; loops that are to share it are given it as well. */
export function setProgramClock(next: Clock, sleepWatcher: SleepWatcher | null = null): void {
  clock = next;
  watcher = sleepWatcher;
}

export const time = {
  /** Seconds since 1970. */
  time(): number {
    return clock.wallTime();
  },

  /** Seconds of a clock that never goes backwards. */
  monotonic(): number {
    return clock.time();
  },

  /** Seconds of the finest clock there is. */
  perfCounter(): number {
    return clock.time();
  },

  /**
   * Blocks the whole thread for `seconds`: no other coroutine runs meanwhile.
   *
   * @throws {ValueError} when negative
   */
  sleep(seconds: number): void {
    if (!(seconds >= 0)) throw new ValueError("sleep length must be non-negative");
    watcher?.sleepBegan(seconds);
    clock.sleep(seconds);
    watcher?.sleepEnded();
  },
} as const;

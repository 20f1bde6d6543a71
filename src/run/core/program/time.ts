// time: Python's module of that name, on the clock that the program runs under.
import type { Clock } from "../../../asyncio/clocks/clock.js";
import { RealClock } from "../../../asyncio/clocks/real.js";
import { ValueError } from "../../../asyncio/python/exceptions.js";
import { threadHost } from "../../../asyncio/python/thread_host.js";
import { runningLoop } from "../../../asyncio/running.js";

/** Told around each blocking sleep, so that it can be shown. */
export interface SleepWatcher {
  sleepBegan(seconds: number): void;
  sleepEnded(): void;
}

const ownClock = new RealClock();
let clock: Pick<Clock, "time" | "wallTime" | "sleep"> | null = null;
let watcher: SleepWatcher | null = null;

/** Puts the program under a clock; loops that are to share it are given it as well. Null: that of the running loop. */
export function setProgramClock(next: Clock | null, sleepWatcher: SleepWatcher | null = null): void {
  clock = next;
  watcher = sleepWatcher;
}

/**
 * The program's clock; in a worker thread that of the loop that gave it its work. Where nobody has set one, it is that of
 * the running loop: a loop may be given a virtual one.
 */
function theClock(): Pick<Clock, "time" | "wallTime" | "sleep"> {
  return clock ?? threadHost() ?? runningLoop()?._clock ?? ownClock;
}

/**
 * Python's module `time`, as far as a program needs it: seconds, on the clock that the program runs under. In a coroutine
 * that is the one of its loop.
 */
export const time = {
  /** Seconds since 1970. */
  time(): number {
    return theClock().wallTime();
  },

  /** Seconds of a clock that never goes backwards. */
  monotonic(): number {
    return theClock().time();
  },

  /** Seconds of the finest clock there is. */
  perfCounter(): number {
    return theClock().time();
  },

  /**
   * Blocks the whole thread for `seconds`: no other coroutine runs meanwhile.
   *
   * @throws {ValueError} when negative
   */
  sleep(seconds: number): void {
    if (!(seconds >= 0)) throw new ValueError("sleep length must be non-negative");
    watcher?.sleepBegan(seconds);
    theClock().sleep(seconds);
    watcher?.sleepEnded();
  },
} as const;

// For the core's tests: a program in virtual time on a loop of its own, and what the core reports meanwhile.
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import type { Instrument } from "../../src/asyncio/instrument.js";
import type { Coroutine, CoroutineGenerator } from "../../src/asyncio/python/coroutines.js";
import { setLogHandler, setWarningHandler } from "../../src/asyncio/python/log.js";
import { run } from "../../src/asyncio/runners.js";

/** Runs `main` to its end on a loop with a virtual clock. */
export function runVirtual<T>(
  main: Coroutine<T> | CoroutineGenerator<T>,
  options: {
    readonly instruments?: readonly Instrument[];
    readonly debug?: boolean;
    /** Where promises are to come that the loop itself brings about: nothing else tells it not to wait for them. */
    readonly patience?: number;
  } = {},
): Promise<T> {
  const { instruments = [], debug = false, patience } = options;
  const clock = new VirtualClock(patience === undefined ? {} : { patience });
  return run(main, {
    debug,
    loopFactory: () => new EventLoop({ clock, instruments }),
  });
}

/** A loop with a virtual clock. */
export function virtualLoop(): EventLoop {
  return new EventLoop({ clock: new VirtualClock() });
}

/** All that the core logs and warns of from now on, a line each. */
export function hearReports(): string[] {
  const heard: string[] = [];
  setLogHandler(({ level, message }) => heard.push(`${level} ${message}`));
  setWarningHandler(({ category, message }) => heard.push(`${category} ${message}`));
  return heard;
}

// Runs one port from a fresh copy of the library, in virtual time, and gives all that it wrote to stdout.
import type { EventEmitter } from "node:events";
import { vi } from "vitest";
import type { Instrument } from "../../src/asyncio/instrument.js";

interface Port {
  readonly default: () => Promise<void>;
}

/** Makes an instrument out of the given base class: each run of a port has its own copy of the library. */
export type InstrumentMaker = (Base: typeof Instrument) => Instrument;

/** What a copy of the library listens to. */
const atTheEnd: readonly string[] = ["beforeExit", "exit"];
const processEvents: EventEmitter = process;

/**
 * What the program `name` prints, what the library reports at its end included.
 *
 * @param makeInstrument attaches an instrument to every loop; none unless given
 */
export async function runPort(name: string, makeInstrument?: InstrumentMaker): Promise<string> {
  const listenersBefore = atTheEnd.map((event) => processEvents.listeners(event));
  vi.resetModules();
  const { asyncio } = await import("../../src/index.js");
  const { setOutputSink } = await import("../../src/program/output.js");
  const { setProgramClock } = await import("../../src/program/time.js");
  const clock = new asyncio.VirtualClock();
  const instruments = makeInstrument === undefined ? [] : [makeInstrument(asyncio.Instrument)];
  let written = "";
  setOutputSink((stream, text) => {
    written += stream === "stdout" ? text : `[stderr] ${text}`;
  });
  setProgramClock(clock);
  asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock, instruments }));
  const port: Port = await import(`./programs/${name}.ts`);
  await port.default();
  asyncio.reportAtExit();
  // Each copy of the library would otherwise report once more when the test process ends.
  for (const [index, event] of atTheEnd.entries()) {
    for (const listener of processEvents.listeners(event)) {
      if (!listenersBefore[index]?.includes(listener)) processEvents.off(event, listener as () => void);
    }
  }
  return written;
}

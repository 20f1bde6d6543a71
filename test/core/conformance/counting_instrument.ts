// An instrument that overrides every hook and does nothing but count.
import type { asyncio } from "asyncio-lessons";
import type { InstrumentMaker } from "./run_port.js";

type Hook = keyof asyncio.Instrument;

interface Counting {
  /** How often each hook was called. */
  readonly counts: ReadonlyMap<Hook, number>;
  readonly make: InstrumentMaker;
}

export function countingInstrument(): Counting {
  const counts = new Map<Hook, number>();
  const make: InstrumentMaker = (Base) => {
    const instrument = new Base();
    for (const hook of Object.getOwnPropertyNames(Base.prototype) as (Hook | "constructor")[]) {
      if (hook === "constructor") continue;
      instrument[hook] = () => {
        counts.set(hook, (counts.get(hook) ?? 0) + 1);
      };
    }
    return instrument;
  };
  return { counts, make };
}

// Several instruments as one. Rule: one that throws is left out from then on and reported; the loop goes on.
import { Instrument } from "./instrument.js";
import { log } from "./python/log.js";
import { isStackOverflow, isStackShort } from "./python/recursion.js";
import { repr } from "./python/repr.js";

const hooks = Object.getOwnPropertyNames(Instrument.prototype).filter(
  (name) => name !== "constructor",
) as (keyof Instrument)[];

/** What any hook is to who only passes on what it is told: none is told more than four things. */
type Tell = (this: Instrument, a: unknown, b: unknown, c: unknown, d: unknown) => void;

/** Null: nobody watches. Else the first of the instruments is told first. */
export function combineInstruments(instruments: readonly Instrument[]): Instrument | null {
  return instruments.reduceRight<Instrument | null>((next, instrument) => guard(instrument, next), null);
}

/** Tells one instrument, then the next. */
function guard(instrument: Instrument, next: Instrument | null): Instrument {
  let isRemoved = false;
  const remove = (exception: unknown): void => {
    // It is the program that is nested too deeply, and is to hear of it.
    if (isStackOverflow(exception) && isStackShort()) throw exception;
    if (isRemoved) return;
    isRemoved = true;
    log({ level: "ERROR", message: `Exception in instrument ${repr(instrument)}: it is removed`, exception });
  };
  const guarded = new Instrument();
  for (const hook of hooks) {
    const tell = instrument[hook] as Tell;
    const tellNext = next === null ? null : (next[hook] as Tell);
    const tellBoth: Tell = (a, b, c, d) => {
      try {
        if (!isRemoved) tell.call(instrument, a, b, c, d);
      } catch (error) {
        remove(error);
      }
      if (tellNext !== null) tellNext.call(next as Instrument, a, b, c, d);
    };
    Object.defineProperty(guarded, hook, { value: tellBoth });
  }
  return guarded;
}

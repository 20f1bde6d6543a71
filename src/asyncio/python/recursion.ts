// What V8 throws at the end of the stack becomes Python's RecursionError.
//
// Rule: where this is needed there may be hardly any stack left. A conversion that fails for that reason throws what V8
// throws once more, and the next one further out, which has more room, makes the RecursionError.
import { chainContext, RecursionError } from "./exceptions.js";
import { convertOverflowsBy } from "./repr.js";

/** Did V8 throw it because the stack is used up? */
export function isStackOverflow(thrown: unknown): thrown is RangeError {
  return thrown instanceof RangeError && thrown.message === "Maximum call stack size exceeded";
}

/** A RecursionError in place of what V8 throws at the end of the stack, which is its cause; anything else as it is. */
export function asPythons(thrown: unknown, doing = ""): unknown {
  if (!isStackOverflow(thrown)) return thrown;
  const error = new RecursionError(`maximum recursion depth exceeded${doing}`, { cause: thrown });
  if ("context" in thrown) chainContext(error, thrown.context);
  return error;
}

convertOverflowsBy(asPythons);

/** Deeper than whatever the core calls; V8 throws also where it cannot compile a function for want of 40 KB of stack. */
const depthOfRoom = 2000;

function goDown(depth: number): number {
  // Not a tail of calls that could be made a loop.
  return depth === 0 ? 0 : 1 + goDown(depth - 1);
}

/** Is the end of the stack near? */
export function isStackShort(): boolean {
  try {
    goDown(depthOfRoom);
    return false;
  } catch {
    return true;
  }
}

/**
 * The last one of a chain, which may be of any length: it is gone along, not called along.
 *
 * @param next the one after, or null
 * @throws {RecursionError} when the chain is a circle
 */
export function lastOfChain<T>(first: T, next: (one: T) => T | null): T {
  let last = first;
  // One of those passed, further and further on: in a circle it is met again.
  let landmark = first;
  let step = 0;
  for (let one = next(last); one !== null; one = next(last)) {
    if (one === landmark) throw new RecursionError("maximum recursion depth exceeded");
    last = one;
    step++;
    if ((step & (step - 1)) === 0) landmark = one;
  }
  return last;
}

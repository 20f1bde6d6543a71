// A Definition is what all coroutines of one coroutine function share, as Python's code objects are.
import type { CoroutineGenerator } from "./coroutines.js";
import type { SourceLocation } from "./stack_text.js";

// What a coroutine's `_state` can be.
export const CREATED = 0;
export const SUSPENDED = 1;
export const RUNNING = 2;
export const CLOSED = 3;
/** Not started either, but a task has it and will start or close it. */
export const OWNED = 4;
export type State = typeof CREATED | typeof SUSPENDED | typeof RUNNING | typeof CLOSED | typeof OWNED;

interface Facts {
  readonly name: string;
  /** The core's own housekeeping, which no learner asked for: left out of traces. */
  readonly isInternal?: boolean;
  /** What a trace calls the program's own code that runs in it; null where none does. */
  readonly frame?: string | null;
  /** Where its coroutine function was defined. */
  readonly location?: () => SourceLocation | null;
  /** Makes the generator that runs the body, of what the coroutine holds till then. */
  readonly begin?: (held: unknown) => CoroutineGenerator<unknown>;
  /** What messages call a coroutine of it, where that is not "coroutine 'name'" and "coroutine". */
  readonly words?: { readonly long: string; readonly short: string };
}

/** A class, and not just the facts: V8 looks at a coroutine's definition at each step, and is quick if all are of one shape. */
export class Definition {
  readonly name: string;
  readonly isInternal: boolean;
  readonly frame: string | null;
  readonly location: () => SourceLocation | null;
  readonly begin: ((held: unknown) => CoroutineGenerator<unknown>) | null;
  readonly words: { readonly long: string; readonly short: string } | null;

  constructor(facts: Facts) {
    this.name = facts.name;
    this.isInternal = facts.isInternal ?? false;
    this.frame = facts.frame ?? null;
    this.location = facts.location ?? nowhere;
    this.begin = facts.begin ?? null;
    this.words = facts.words ?? null;
  }
}

/** For the core's own coroutine functions: they have no place in the program's source. */
function nowhere(): null {
  return null;
}

// Where an exception was raised anew, in one who awaited what had ended with it: Python's traceback tells of that as of where
// it was raised first. Rule: it is noted only while somebody watches, and read only once somebody asks.
import { takeStack } from "./stack_text.js";

/** One such place, and those that it had been raised at before, nearer to where it came from. */
interface Raise {
  /** Null: it is no longer kept. */
  stack: Pick<Error, "stack"> | null;
  readonly before: Raise | null;
}

/** So many stacks are kept, the last ones: a stack takes 2 kB, and a million tasks may be cancelled. */
const most = 1000;
const kept: Raise[] = [];
let next = 0;

const raises = new WeakMap<object, Raise>();
/** Of a future that an exception was set to: where that had been raised till then. */
const raisedTillSet = new WeakMap<object, Raise>();
const gifts = new WeakMap<object, Pick<Error, "stack">>();

/** It is raised in one who awaits. `failed`: the future that has it as its own; whoever awaits that is raised it from there. */
export function noteRaise(exception: unknown, failed: object | null): void {
  if (!(exception instanceof Error)) return;
  const before = failed === null ? raises.get(exception) : raisedTillSet.get(failed);
  const raise = { stack: takeStack(), before: before ?? null };
  raises.set(exception, raise);
  const oldest = kept[next];
  if (oldest !== undefined) oldest.stack = null;
  kept[next] = raise;
  next = (next + 1) % most;
}

/** It was set to a future, as what that has failed with. */
export function noteSet(exception: unknown, future: object): void {
  const before = exception instanceof Error ? raises.get(exception) : undefined;
  if (before !== undefined) raisedTillSet.set(future, before);
}

/** A program's function gives it to a future. */
export function noteGift(exception: Error): void {
  gifts.set(exception, takeStack());
}

/** The texts of the stacks at which it was raised in those who awaited it, the last one first. */
export function raisesOf(exception: Error): string[] {
  const texts: string[] = [];
  for (let at = raises.get(exception) ?? null; at !== null; at = at.before) texts.push(at.stack?.stack ?? "");
  return texts;
}

/** The text of the stack at which it was given to a future; null: it was not. */
export function giftOf(exception: Error): string | null {
  return gifts.get(exception)?.stack ?? null;
}

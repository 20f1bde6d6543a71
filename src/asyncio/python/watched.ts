// For those who watch it is noted which coroutines run; in debug mode, for the graph of calls, also which one awaits
// which. Rule: while nobody watches, nothing is noted.
import type { Coroutine } from "./coroutines.js";

/** Those that run at this moment, outermost first, and what was there before; null while nobody watches. */
export let active: Coroutine<unknown>[] | null = null;
/** How many they are. */
let depth = 0;
/** The last of them. */
export let innermost: Coroutine<unknown> | null = null;
let notesInner = false;

/** Notes from now on which coroutines run, and in debug mode which one awaits which, or does so no more. */
export function noteActiveCoroutines(isNoted: boolean, isDebug: boolean): void {
  notesInner = isDebug;
  active = isNoted || isDebug ? (active ?? []) : null;
  if (active !== null) return;
  depth = 0;
  innermost = null;
}

/** Does debug mode note who awaits whom? */
export function areAwaitsNoted(): boolean {
  return notesInner;
}

/** Does an instrument or debug mode watch the coroutines? */
export function areWatched(): boolean {
  return active !== null;
}

/** How many coroutines run at this moment, one upon the other; 0 where nobody has asked for the note. */
export function activeDepth(): number {
  return depth;
}

/** One of them; the outermost is number 0. */
export function activeCoroutine(number: number): Coroutine<unknown> | undefined {
  return active?.[number];
}

/** A step of `coroutine` begins. Returns how many ran before it, for `leave`. */
export function enter(coroutine: Coroutine<unknown>): number {
  const place = depth++;
  // Not `push` and `pop`: a list that gets empty gives up its room, and takes it anew each time.
  if (active !== null) active[place] = coroutine;
  innermost = coroutine;
  return place;
}

/** The step of `coroutine` ends, and `awaiter` is the innermost one again. */
export function leave(
  coroutine: Coroutine<unknown>,
  place: number,
  awaiter: Coroutine<unknown> | null,
): void {
  depth = place;
  innermost = awaiter;
  if (!notesInner || awaiter === null || ofEagerTasks.has(coroutine)) return;
  if (coroutine.state === "CORO_SUSPENDED") innerCoroutines.set(awaiter, coroutine);
  else innerCoroutines.delete(awaiter);
}

/** The coroutine that a suspended one awaits. */
const innerCoroutines = new WeakMap<Coroutine<unknown>, Coroutine<unknown>>();
/** Those of eager tasks: they run upon the coroutine that has made the task, which does not await them. */
const ofEagerTasks = new WeakSet<Coroutine<unknown>>();

/** The coroutine that `coroutine` awaits; null where it awaits none, or nobody has noted it. */
export function innerOf(coroutine: Coroutine<unknown>): Coroutine<unknown> | null {
  return innerCoroutines.get(coroutine) ?? null;
}

/** An eager task is about to run `coroutine` within the step of whoever made the task. */
export function noteEager(coroutine: Coroutine<unknown>): void {
  ofEagerTasks.add(coroutine);
}

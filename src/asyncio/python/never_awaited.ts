// Coroutines may be called and never started. CPython reports them when they are collected; here a list holds them.
// Rule: those that were neither started, closed nor given to a task are reported when their loop closes or the program
// ends.
import type { Coroutine } from "./coroutines.js";
import { warn } from "./log.js";
import { formatFrames, noteSource, sourceTracebackOf } from "./stack_text.js";

let firstNoted = 0;
/** Enough to find the program's own function above the library's that make a coroutine. */
const fewFrames = 8;

/** For a tool: of the first coroutines of each loop, so many, it is noted on which line they are called. */
export function noteFirstCalls(count: number): void {
  firstNoted = count;
  outsideLoops.noteFirst(count);
}

/**
 * The forgotten coroutines of one loop, in order of creation. Nearly every coroutine is started, or given to a task,
 * before the next one is made, so only the newest is kept in sight; it is put on the list when the next one finds it
 * still unstarted. Those on the list may have been started since.
 */
export class Registry {
  #newest: Coroutine<unknown> | null = null;
  #unstarted: Coroutine<unknown>[] = [];
  #limit = fewEntries;
  /** Of so many more it is noted where they are made: in debug mode of all, else of the first, where a tool asks for it. */
  #noted = firstNoted;
  #isDebug = false;

  add(coroutine: Coroutine<unknown>): void {
    const newest = this.#newest;
    if (newest?._isForgotten) this.#list(newest);
    this.#newest = coroutine;
    if (this.#noted > 0) this.#note(coroutine);
  }

  /** In debug mode it is told how each of them came to be made. */
  setDebug(isDebug: boolean): void {
    this.#isDebug = isDebug;
    this.#noted = isDebug ? Number.POSITIVE_INFINITY : firstNoted;
  }

  /** Of the first `count` that are made from now on it is noted where. */
  noteFirst(count: number): void {
    this.#noted = Math.max(this.#noted, count);
  }

  #note(coroutine: Coroutine<unknown>): void {
    this.#noted--;
    noteSource(coroutine, this.#isDebug ? undefined : fewFrames);
  }

  /** The newest is not to be reported. */
  forgetNewest(): void {
    this.#newest = null;
  }

  /** Warns of each coroutine left, and forgets them. */
  report(): void {
    if (this.#newest !== null) this.#list(this.#newest);
    const left = this.#unstarted.filter((each) => each._isForgotten);
    this.#newest = null;
    this.#unstarted = [];
    this.#limit = fewEntries;
    for (const coroutine of left) {
      const origin = sourceTracebackOf(coroutine);
      const isTold = origin !== null && this.#isDebug;
      const where = !isTold ? "" : `\nCoroutine created at (most recent call last)\n${formatFrames(origin)}`;
      const description = coroutine._definition.words?.long ?? `coroutine '${coroutine.name}'`;
      warn("RuntimeWarning", `${description} was never awaited${where}`, isTold ? undefined : origin?.at(-1));
    }
  }

  #list(coroutine: Coroutine<unknown>): void {
    if (this.#unstarted.push(coroutine) < this.#limit) return;
    this.#unstarted = this.#unstarted.filter((each) => each._isForgotten);
    this.#limit = Math.max(fewEntries, 2 * this.#unstarted.length);
  }
}

/** So many entries the list has before those that were started are swept out; then whenever it has doubled. */
const fewEntries = 256;

/** Those made while no loop was running. */
export const outsideLoops: Registry = new Registry();

/** Coroutines that are made now belong to it. */
export let registry: Registry = outsideLoops;

/** For the loop itself: coroutines that are made from now on belong to `given`; null: to none of a loop. */
export function useRegistry(given: Registry | null): void {
  registry = given ?? outsideLoops;
}

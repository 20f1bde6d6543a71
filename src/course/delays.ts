// Other delays in the place of a program's own: the numbers in its calls `sleep(<number>)`, in the order of the source.
import type { Second } from "../trace/event.js";

const SLEEP = /\bsleep\((\d+(?:\.\d+)?)\)/g;

/** The delays that a program is written with. */
export function delaysIn(source: string): Second[] {
  return [...source.matchAll(SLEEP)].map((match) => Number(match[1]));
}

/**
 * The program with other delays; nothing else changes, and every line stays where it is.
 *
 * @param delays as many as the program has.
 */
export function withDelays(source: string, delays: readonly Second[]): string {
  let at = 0;
  return source.replace(SLEEP, (call) => {
    const delay = delays[at++];
    return delay === undefined ? call : `sleep(${delay})`;
  });
}

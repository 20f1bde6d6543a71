// `--delays`: the same lesson with other delays, which are the numbers in its calls `sleep(<number>)`, in the order of the
// source. Whatever does not fit is refused before anything runs.
import { readFileSync } from "node:fs";
import { baseline } from "../../course/catalogue.js";
import type { Second } from "../../trace/event.js";
import { UsageError } from "./exitCode.js";
import { lessonTarget, type Target } from "./targets.js";
import type { Words } from "./words.js";

/** @throws {UsageError} where these delays cannot stand in the place of the target's own */
export function withOtherDelays(target: Target, delays: readonly Second[], words: Words): Target {
  const { lesson, label } = target;
  if (lesson === null) throw new UsageError(words.error.delaysOfProgram(label));
  if (lesson.delays === null) throw new UsageError(words.error.noDelays(label));
  if (lesson.delays.length !== delays.length)
    throw new UsageError(words.error.delayCount(label, lesson.delays, delays.length));
  return replaced(target, delays);
}

/** The baseline with the same delays; null where it has not as many. */
export function baselineWith(delays: readonly Second[]): Target | null {
  return baseline.delays?.length === delays.length ? replaced(lessonTarget(baseline), delays) : null;
}

function replaced(target: Target, delays: readonly Second[]): Target {
  const change = (source: string): string => withDelays(source, delays);
  return { ...target, other: { delays, change, source: change(readFileSync(target.program, "utf8")) } };
}

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

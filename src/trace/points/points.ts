// What a run shows beside the time that it takes: work that was lost, a failure that nobody was told of, a turn that had to be
// waited for. Rule: each is found in the trace alone, so that a program of one's own is told of as a lesson is.
import type { Second, TraceEvent } from "../event.js";
import { moment } from "../waits.js";
import { Course } from "./course.js";
import type { Point } from "./point.js";
import { type Found, Reader } from "./reader.js";

type Rule = (reader: Reader, events: readonly TraceEvent[]) => readonly Found[];

/** What went wrong, or may have: the weightiest first. */
const faults: readonly Rule[] = [
  (reader) => reader.neverAwaited(),
  (reader) => reader.neverRetrieved(),
  (_, events) => failedCallbacks(events),
  (reader) => reader.stuck(),
  (reader) => reader.leftBehind(),
  (reader) => reader.refused(),
  (reader) => reader.silent(),
  (reader) => reader.delayed(),
  (reader) => reader.busy(),
  (reader) => reader.failures(),
  (reader) => reader.lingered(),
  (reader) => reader.neverBegan(),
];

/** How tasks deal with each other: the first is told where nothing went wrong. */
const dealings: readonly Rule[] = [
  (reader) => reader.turns(),
  (reader) => reader.handedOn(),
  (reader) => reader.eachEnd(),
  (reader) => reader.madeLate(),
  (reader) => reader.threads(),
  (reader) => reader.cancelled(),
  (reader) => reader.neverDue(),
  (reader) => reader.outside(),
];

/** More than this nobody reads below a run. */
const most = 2;

/** A step that tells nothing for so long holds the thread: asyncio's own debug mode warns of it as well. */
const slowStep: Second = 0.1;

/** In real time, what a busy machine may add to anything. */
const delay: Second = 0.05;

/**
 * The points that a run makes, those of most weight, in the order in which it made them.
 *
 * @param speed program seconds in a second of real time; null: in virtual time, where nothing is late
 */
export function pointsOf(events: readonly TraceEvent[], speed: number | null): readonly Point[] {
  // What is short beside the whole run is the machine's.
  const silence = Math.max(slowStep * (speed ?? 1), 0.05 * (events.at(-1)?.at ?? 0));
  const reader = new Reader(new Course(events, speed === null ? moment : delay * speed, silence));
  const found: Found[] = [];
  for (const rule of faults) {
    found.push(...rule(reader, events).slice(0, most - found.length));
    if (found.length === most) break;
  }
  for (const rule of dealings) {
    if (found.length > 0) break;
    found.push(...rule(reader, events).slice(0, 1));
  }
  return found.toSorted((one, other) => one.at - other.at).map(({ point }) => point);
}

/** Nobody awaits a callback: what it raises is only reported. The error is the last line of its traceback. */
function failedCallbacks(events: readonly TraceEvent[]): Found[] {
  return events.flatMap((event): Found[] => {
    if (event.kind !== "output" || event.stream !== "stderr") return [];
    const [, called = null] = /^Exception in callback ([^\s(]+)/.exec(event.text) ?? [];
    if (called === null) return [];
    const [name = "", error = ""] = [called.split(".").at(-1), event.text.split("\n").at(-1)];
    return [{ at: event.at, point: { kind: "callback-failed", name, error } }];
  });
}

// The traces of CPython 3.13 that the core's are held against: kept as they are compared, a program a line.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { unequal } from "../../../src/commands/verify/unequal.js";
import { lessons } from "../../../src/course/catalogue.js";
import { numbersIn } from "../../../src/course/check.js";
import type { Lesson } from "../../../src/course/model.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { comparable } from "../../../src/trace/same.js";

const file = join(import.meta.dirname, "golden", "lessons.jsonl.gz");

/** Those that are compared event by event. */
export const compared: readonly Lesson[] = lessons.filter(
  ({ id, clock }) => !(id in unequal) && clock === "any",
);

/** A trace as it is compared, a text an event. */
export function textsOf(lesson: Lesson, events: readonly TraceEvent[]): string[] {
  const measured = lesson.prints.flatMap((line) => ("measured" in line ? [line.measured] : []));
  const mask = (text: string): string =>
    measured.find((template) => numbersIn(template, text) !== null) ?? text;
  return comparable(events, mask).map(({ text }) => text);
}

export function readTraces(): ReadonlyMap<string, readonly string[]> {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as [string, string[]]));
}

export function writeTraces(traces: ReadonlyMap<string, readonly string[]>): void {
  const text = [...traces].map((each) => `${JSON.stringify(each)}\n`).join("");
  writeFileSync(file, gzipSync(text, { level: 9 }));
}

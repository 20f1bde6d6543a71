// The traces of CPython 3.13 that the core's are held against: kept as they are compared, a program a line.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { unequal } from "../../../src/commands/verify/unequal.js";
import { lessons } from "../../../src/course/catalogue.js";
import { numbersIn } from "../../../src/course/check.js";
import type { Lesson } from "../../../src/course/model.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { comparable } from "../../../src/trace/same.js";

export type { TraceEvent };
export type RecorderDoor = typeof import("../../../src/run/core/detailRecorder.js");
export type WatchDoor = typeof import("../../../src/run/core/watch.js");

/** A program's name, and its trace as it is compared. */
export type Traces = ReadonlyMap<string, readonly string[]>;

/** The lessons, and the recorded programs of `test/core/conformance`. */
export type Kind = "lessons" | "programs";

const fileOf = (kind: Kind): string => join(import.meta.dirname, "golden", `${kind}.jsonl.gz`);

export function readTraces(kind: Kind): Traces {
  const lines = gunzipSync(readFileSync(fileOf(kind)))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as [string, string[]]));
}

export function writeTraces(kind: Kind, traces: Traces): void {
  const text = [...traces].map((each) => `${JSON.stringify(each)}\n`).join("");
  writeFileSync(fileOf(kind), gzipSync(text, { level: 9 }));
}

/** The lessons that are compared event by event. */
export const compared: readonly Lesson[] = lessons.filter(
  ({ id, clock }) => !(id in unequal) && clock === "any",
);

/** A lesson's trace as it is compared, a text an event. */
export function textsOf(lesson: Lesson, events: readonly TraceEvent[]): string[] {
  const measured = lesson.prints.flatMap((line) => ("measured" in line ? [line.measured] : []));
  const mask = (text: string): string =>
    measured.find((template) => numbersIn(template, text) !== null) ?? text;
  return comparable(events, mask).map(({ text }) => text);
}

export function programTexts(events: readonly TraceEvent[]): string[] {
  return comparable(events).map(({ text }) => text);
}

/** Of the recorded programs the Python files, by name; each has a port. */
export function recordedPrograms(): ReadonlyMap<string, string> {
  const recorded = join(import.meta.dirname, "..", "..", "core", "conformance", "recorded");
  const files = [recorded, join(recorded, "own")].flatMap((folder) =>
    readdirSync(folder).map((file) => join(folder, file)),
  );
  return new Map(
    files.filter((file) => file.endsWith(".py")).map((file) => [basename(file, ".py"), file] as const),
  );
}

interface Parting {
  /** What stands around the first difference, on each side; empty where there is none. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export function partingOf(ours: readonly string[], theirs: readonly string[]): Parting {
  const length = Math.max(ours.length, theirs.length);
  let at = 0;
  while (at < length && ours[at] === theirs[at]) at++;
  const around = (texts: readonly string[]) =>
    at === length ? [] : texts.slice(Math.max(0, at - 3), at + 4);
  return { ours: around(ours), theirs: around(theirs) };
}

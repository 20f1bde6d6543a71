// What a program measures itself, by `performance.measure`, stands in its trace, wherever the work was done.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLesson } from "../../src/course/catalogue.js";
import { programPath } from "../../src/course/files.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { writtenOf } from "../../src/trace/written.js";
import { folderWith } from "../helpers/folder.js";
import { runFile } from "./runs.js";

const folder = folderWith({
  "measures.mjs": [
    'import { print } from "asyncio-lessons";',
    'print("begun");',
    "const now = performance.now();",
    'performance.measure("job", { start: now, end: now + 250 });',
    'performance.measure("nap", { start: now + 100, duration: 50, detail: "waiting" });',
    'performance.measure("own", { start: now, end: now, detail: { state: "waiting" } });',
    'performance.measure("before", { start: 0, end: 1 });',
    'performance.mark("from");',
    'performance.mark("to");',
    'const entry = performance.measure("marks", "from", "to");',
    'print(entry.name, entry.entryType, performance.getEntriesByType("measure").length);',
    'try { performance.measure("wrong", "no such mark"); } catch (error) { print(error.name); }',
    "",
  ].join("\n"),
});

const real = { kind: "real", speed: 1 } as const;

const spansOf = (events: readonly TraceEvent[]) => events.filter((event) => event.kind === "span");
const lines = (events: readonly TraceEvent[]): string[] => writtenOf(events).map(({ text }) => text);

describe("what a program measures", () => {
  it("is told with its name, its length and what it did, in program seconds", async () => {
    const { events } = await runFile(join(folder, "measures.mjs"), { clock: real });
    const [began = 0] = spansOf(events).map(({ from }) => from);
    const told = spansOf(events).map(
      ({ name, state, from, to }) =>
        `${name}: ${state}, ${(from - began).toFixed(3)} to ${(to - began).toFixed(3)}`,
    );
    expect(told.slice(0, 3)).toEqual([
      "job: running, 0.000 to 0.250",
      "nap: waiting, 0.100 to 0.150",
      "own: running, 0.000 to 0.000",
    ]);
    expect(began).toBeGreaterThan(0);
    expect(began).toBeLessThan(5);
  });

  it("is no part of the run where it lies before the program's first act", async () => {
    const { events } = await runFile(join(folder, "measures.mjs"), { clock: real });
    expect(spansOf(events).find(({ name }) => name === "before")).toMatchObject({ from: 0, to: 0 });
  });

  it("is measured as without us: entries, marks and errors are Node's", async () => {
    const { events } = await runFile(join(folder, "measures.mjs"), { clock: real });
    expect(lines(events)).toEqual(["begun", "marks measure 5", "SyntaxError"]);
    expect(spansOf(events)).toHaveLength(5);
  });

  it("is ten times as long at ten times the speed", async () => {
    const { events } = await runFile(join(folder, "measures.mjs"), { clock: { kind: "real", speed: 10 } });
    const job = spansOf(events).find(({ name }) => name === "job");
    expect((job?.to ?? 0) - (job?.from ?? 0)).toBeCloseTo(2.5, 6);
  });

  it("is not told of in virtual time, which it has none of", async () => {
    const { events } = await runFile(join(folder, "measures.mjs"));
    expect(lines(events)).toEqual(["begun", "marks measure 5", "SyntaxError"]);
    expect(spansOf(events)).toEqual([]);
  });
});

it("concurrency_models has a lane for each thread and process, and a job in each for waits and for work", async () => {
  const lesson = findLesson("concurrency_models");
  if (lesson === undefined) throw new Error("the catalogue has no concurrency_models");
  const file = programPath(lesson);
  const program = readFileSync(file, "utf8");
  // A tenth of the waits and a hundredth of the work: that the lesson prints what it says is checked with all the others.
  const source = program.replace("300", "30").replace("700_000_000", "7_000_000");
  expect(source).toHaveLength(program.length - 3);
  const { events } = await runFile(file, { clock: real, source });
  const lanes = lanesOf(events).filter(({ measured }) => measured === true);
  expect(lanes.map(({ name }) => name).toSorted()).toEqual(lesson.lanes.toSorted());
  for (const { name, intervals } of lanes) {
    const jobs = name === "one thread" || name === "asyncio" ? 3 : 1;
    const states = [...Array(jobs).fill("waiting"), ...Array(jobs).fill("running")];
    expect(
      intervals.map(({ state }) => state),
      name,
    ).toEqual(states);
  }
});

// What a run would have been had a wrong idea of asyncio been right: computed from real traces, in virtual time.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { programPath } from "../../src/course/files.js";
import {
  type Alternative,
  alternativesTo,
  type Misconception,
} from "../../src/course/prediction/alternatives.js";
import { Witness } from "../../src/course/prediction/evidence.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { runFile } from "../run/runs.js";

const job = (name: string, ...lines: readonly string[]): string =>
  [`const ${name} = coroutine(function* ${name}() {`, ...lines.map((line) => `  ${line}`), "});", ""].join(
    "\n",
  );

/** A program's `main`, with coroutines of its own before it. */
function withJobs(jobs: readonly string[], ...main: readonly string[]): string {
  const [first = "", ...rest] = programOf(...main).split("\n");
  return [first, "", ...jobs, ...rest].join("\n");
}

const folder = folderWith({
  "queued.mjs": withJobs(
    [job("work", 'print("work begins");', "yield* asyncio.sleep(1);", 'print("work ends");')],
    "const task = asyncio.createTask(work());",
    'print("made");',
    "yield* task;",
  ),
  "late.mjs": withJobs(
    [
      job("slow", "yield* asyncio.sleep(3);", 'print("slow");'),
      job("quick", "yield* asyncio.sleep(1);", 'print("quick");'),
    ],
    "yield* asyncio.createTask(slow());",
    "yield* asyncio.createTask(quick());",
  ),
  "blocking.mjs": withJobs(
    [
      job("rude", "time.sleep(2);", 'print("rude");'),
      job("quick", "yield* asyncio.sleep(1);", 'print("quick");'),
    ],
    "yield* asyncio.gather(rude(), quick());",
  ),
  "lock.mjs": withJobs(
    [
      "const lock = new asyncio.Lock();",
      job("slow", "yield* lock.acquire();", "yield* asyncio.sleep(2);", 'print("slow");', "lock.release();"),
      job(
        "quick",
        "yield* lock.acquire();",
        "yield* asyncio.sleep(1);",
        'print("quick");',
        "lock.release();",
      ),
    ],
    "yield* asyncio.gather(slow(), quick());",
  ),
  "event.mjs": withJobs(
    ["const event = new asyncio.Event();", job("waiter", "yield* event.wait();", 'print("woken");')],
    "const task = asyncio.createTask(waiter());",
    "yield* asyncio.sleep(1);",
    "event.set();",
    'print("set");',
    "yield* task;",
  ),
  "left.mjs": withJobs(
    [job("background", 'print("begun");', "yield* asyncio.sleep(5);", 'print("never");')],
    "asyncio.createTask(background());",
    "yield* asyncio.sleep(1);",
    'print("main ends");',
  ),
  "alone.mjs": programOf('print("one");', 'print("two");'),
});

async function eventsOf(file: string): Promise<readonly TraceEvent[]> {
  const { ending, events } = await runFile(file);
  expect(ending).toBe("ended");
  return events;
}

async function alternativesOf(program: string): Promise<Alternative[]> {
  const events = await eventsOf(join(folder, program));
  return alternativesTo(new Witness(events), events.at(-1)?.at ?? 0);
}

async function find(program: string, kind: Misconception): Promise<Alternative | undefined> {
  return (await alternativesOf(program)).find((each) => each.kind === kind);
}

/** An alternative as a line: the values of the three jobs alone. */
function lineOf({ kind, lines, seconds }: Alternative): string {
  const order = lines === null ? "?" : lines.filter((line) => /^[123]$/.test(line)).join(" ");
  return `${kind}: ${order}, ${seconds === null ? "?" : Number(seconds.toFixed(2))} s`;
}

const oneByOne = ["all-overlap: 3 2 1, 6 s", "at-once: 1 2 3, 0 s"];
const together = [
  "one-after-the-other: 1 2 3, 15 s",
  "runs-when-made: 1 2 3, 15 s",
  "all-blocking: 1 2 3, 15 s",
  "creation-order: 1 2 3, 6 s",
  "adds-up: ?, 15 s",
  "first-ends: ?, 4 s",
  "at-once: 1 2 3, 0 s",
];

describe("the lessons", () => {
  it.each([
    { id: "sequential", expected: oneByOne },
    { id: "await_without_tasks", expected: oneByOne },
    { id: "create_task", expected: together },
    { id: "gather", expected: together },
    { id: "ensure_future", expected: together },
  ])("$id", async ({ id, expected }) => {
    const events = await eventsOf(programPath({ id }));
    const found = alternativesTo(new Witness(events), events.at(-1)?.at ?? 0);
    expect(found.map(lineOf)).toEqual(expected);
  });
});

describe("an idea and the moment that speaks against it", () => {
  it("starts-at-once: the maker printed before the task began", async () => {
    expect(await find("queued.mjs", "starts-at-once")).toMatchObject({
      lines: ["work begins", "made", "work ends"],
      seconds: 1,
      evidence: { kind: "queued", who: { name: "work" }, by: { name: "main" }, between: "made" },
    });
  });

  it("runs-when-made: the same, to the end of the task", async () => {
    expect(await find("queued.mjs", "runs-when-made")).toMatchObject({
      lines: ["work begins", "work ends", "made"],
      seconds: 1,
    });
  });

  it("reverse-order: tasks that print in the order in which they were made", async () => {
    expect(await find("late.mjs", "reverse-order")).toMatchObject({
      lines: ["quick", "slow"],
      evidence: { kind: "in-order", first: { name: "slow" }, second: { name: "quick" } },
    });
  });

  it("all-overlap: a task that is made after another has ended", async () => {
    expect(await find("late.mjs", "all-overlap")).toMatchObject({
      lines: ["quick", "slow"],
      seconds: 3,
      evidence: { kind: "began-after", how: "task", earlier: { name: "slow" }, later: { name: "quick" } },
    });
  });

  it("blocking-overlaps: a call that held the thread", async () => {
    expect(await find("blocking.mjs", "blocking-overlaps")).toMatchObject({
      lines: ["quick", "rude"],
      seconds: 2,
      evidence: { kind: "held", who: { name: "rude" }, next: { name: "quick" } },
    });
  });

  it("no-contention: one who had to wait for a lock", async () => {
    expect(await find("lock.mjs", "no-contention")).toMatchObject({
      lines: ["quick", "slow"],
      seconds: 2,
      evidence: { kind: "contended", who: { name: "quick" }, by: { name: "slow" } },
    });
  });

  it("hands-over: one who set an event went on first", async () => {
    expect(await find("event.mjs", "hands-over")).toMatchObject({
      lines: ["woken", "set"],
      evidence: { kind: "gave-way", who: { name: "waiter" }, by: { name: "main" }, between: "set" },
    });
  });

  it("never-runs and waits-for-all: a task that nobody awaited ran, and was cancelled", async () => {
    expect(await find("left.mjs", "never-runs")).toMatchObject({
      lines: ["main ends"],
      evidence: { kind: "ran-unawaited", who: { name: "background" }, text: "begun" },
    });
    const waits = await find("left.mjs", "waits-for-all");
    expect(waits).toMatchObject({ lines: null, evidence: { kind: "left-waiting", cancelled: true } });
    expect(waits?.seconds).toBeCloseTo(5, 2);
  });

  it("none at all where nothing waits", async () => {
    expect(await alternativesOf("alone.mjs")).toEqual([]);
  });
});

it("no alternative agrees with the run in lines and time both", async () => {
  for (const program of ["queued", "late", "blocking", "lock", "event", "left"]) {
    const events = await eventsOf(join(folder, `${program}.mjs`));
    const lines = events.flatMap((event) => (event.kind === "output" ? event.text.split("\n") : []));
    const seconds = events.at(-1)?.at ?? 0;
    for (const { lines: own, seconds: took } of alternativesTo(new Witness(events), seconds)) {
      const isSame = (own ?? lines).join() === lines.join() && Math.abs((took ?? seconds) - seconds) < 0.02;
      expect(isSame).toBe(false);
    }
  }
});

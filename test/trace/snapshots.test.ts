// The index of a trace: the state at any moment, the ways from one moment to another, and a million events.
import { describe, expect, test } from "vitest";
import { programPath } from "../../src/lesson/files.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { awaitChain, chargedTo, type Snapshot, shownStack, TraceIndex } from "../../src/trace/snapshot.js";
import { concurrentTrace } from "../helpers/trace.js";
import { runFile } from "../runner/runs.js";
import { longTrace } from "./long_trace.js";

const gather = runFile(programPath({ id: "gather" }), { detail: true }).then(({ events }) => events);

/** All that a snapshot tells. */
function all(snapshot: Snapshot): unknown {
  const { event, at, iteration, ready, timers, tasks, taskCount, futures, running, outputLines } = snapshot;
  return { event, at, iteration, ready, timers, tasks, taskCount, futures, running, outputLines };
}

/** The position right after the first event that fits. */
function positionAfter(events: readonly TraceEvent[], fits: (event: TraceEvent) => boolean): number {
  return events.findIndex(fits) + 1;
}

describe("the lesson gather", () => {
  test("when main waits: three tasks are ready, as they were created by it, and it waits for them", async () => {
    const events = await gather;
    const snapshot = new TraceIndex(events).snapshot(
      positionAfter(events, ({ kind }) => kind === "suspended"),
    );
    expect(snapshot.ready).toMatchObject([
      { kind: "task", task: 2, why: "created", by: { kind: "task", task: 1 } },
      { kind: "task", task: 3, why: "created", by: { kind: "task", task: 1 } },
      { kind: "task", task: 4, why: "created", by: { kind: "task", task: 1 } },
    ]);
    expect(snapshot.running).toBeNull();
    expect(snapshot.timers).toEqual([]);
    expect(snapshot.task(1)).toMatchObject({ doing: "waiting", state: "PENDING", parent: null });
    expect(snapshot.futures).toEqual([{ future: 1, label: "gather", state: "PENDING", waiters: [1] }]);
  });

  test("when all sleep: the timers by deadline, and the chain from main to the innermost coroutine", async () => {
    const events = await gather;
    const snapshot = new TraceIndex(events).snapshot(positionAfter(events, ({ kind }) => kind === "waiting"));
    expect(snapshot.ready).toEqual([]);
    expect(
      snapshot.timers.map(({ timer, deadline, what, wakes }) => [timer, Math.round(deadline), what, wakes]),
    ).toEqual([
      [3, 4, "sleep", 4],
      [2, 5, "sleep", 3],
      [1, 6, "sleep", 2],
    ]);
    const chain = (internals: boolean): string[] =>
      awaitChain(snapshot, 1, internals).map(
        ({ task, depth, stack }) => `${depth} ${task} ${stack.map(({ name }) => name).join(" > ")}`,
      );
    expect(chain(false)).toEqual(["0 1 main", "1 2 onePrint", "1 3 twoPrint", "1 4 threePrint"]);
    expect(chain(true)).toEqual([
      "0 1 main",
      "1 2 onePrint > sleep",
      "1 3 twoPrint > sleep",
      "1 4 threePrint > sleep",
    ]);
  });

  test("when the shortest sleep is over: its timer is ready, then the task that it woke", async () => {
    const events = await gather;
    const index = new TraceIndex(events);
    const fired = index.snapshot(positionAfter(events, ({ kind }) => kind === "timer-fired"));
    expect(fired.ready).toMatchObject([{ kind: "timer", timer: 3, what: "sleep" }]);
    const woken = index.snapshot(positionAfter(events, ({ kind }) => kind === "woken"));
    expect(woken.ready).toMatchObject([
      { kind: "task", task: 4, why: "woken", by: { kind: "timer", timer: 3 } },
    ]);
  });

  test("at its end: all tasks are done, every line is out, and nothing is left", async () => {
    const events = await gather;
    const index = new TraceIndex(events);
    const end = index.snapshot(index.length);
    expect(end.tasks.map(({ state, doing }) => [state, doing])).toEqual(Array(4).fill(["FINISHED", "done"]));
    expect(end.outputLines).toBe(index.outputs.length);
    expect(index.outputs.map(({ text }) => text).slice(0, 3)).toEqual(["3", "2", "1"]);
    expect({ ready: end.ready, timers: end.timers, running: end.running }).toEqual({
      ready: [],
      timers: [],
      running: null,
    });
  });

  test("says the same forwards and backwards, and of a trace that was written and read", async () => {
    const events = await gather;
    const index = new TraceIndex(events);
    const positions = Array.from({ length: index.length + 1 }, (_, n) => n);
    const forwards = positions.map((n) => all(index.snapshot(n)));
    const backwards = positions.toReversed().map((n) => all(index.snapshot(n)));
    expect(backwards.toReversed()).toEqual(forwards);
    const text = encodeTrace({
      schema: 1,
      kind: "trace",
      source: "virtual",
      lesson: "gather",
      title: { en: "", ja: "" },
      programs: { typescript: { file: "", text: "" }, python: null, pairs: [] },
      lanes: [],
      events,
    });
    const read = new TraceIndex(decodeTrace(text).document?.events ?? []);
    expect(positions.map((n) => all(read.snapshot(n)))).toEqual(forwards);
  });
});

describe("from one moment to another", () => {
  const events = concurrentTrace("gather");
  const index = new TraceIndex(events);

  test("the way back meets each of a task's events once", () => {
    for (const task of index.tasks) {
      const expected = events.flatMap((event, number) =>
        ("task" in event && event.task === task) || (event.kind === "task-created" && event.parent === task)
          ? [number + 1]
          : [],
      );
      const met: number[] = [];
      for (
        let at = index.previousOfTask(task, index.length + 1);
        at !== null;
        at = index.previousOfTask(task, at)
      ) {
        met.push(at);
      }
      expect(met).toEqual(expected.toReversed());
    }
    expect(index.previousOfTask(99, index.length)).toBeNull();
  });

  test("a time leads to all that has happened by then", () => {
    expect(index.atTime(-1)).toBe(0);
    expect(index.atTime(1e9)).toBe(index.length);
    const at = index.atTime(5);
    expect(events[at - 1]?.at).toBeLessThanOrEqual(5);
    expect(events[at]?.at).toBeGreaterThan(5);
  });

  test("positions beyond the ends are the ends", () => {
    expect(index.snapshot(-3).event).toBe(0);
    expect(index.snapshot(1e9).event).toBe(index.length);
    expect(new TraceIndex([]).snapshot(1)).toMatchObject({ event: 0, at: 0, taskCount: 0, ready: [] });
  });
});

describe("a stack", () => {
  const sleep = { name: "sleep", line: null, internal: true };
  const main = { name: "main", line: 3, internal: false };
  test("is shown without the library's coroutines, unless asked for, and a wait is charged to who awaits them", () => {
    expect(shownStack([main, sleep], false)).toEqual([main]);
    expect(shownStack([main, sleep], true)).toEqual([main, sleep]);
    expect(shownStack([sleep], false)).toEqual([sleep]);
    expect(chargedTo([main, sleep])).toEqual(main);
    expect(chargedTo([])).toBeNull();
  });
});

describe("a trace of a million events", () => {
  test("is read, indexed and looked up in within seconds and a gigabyte", () => {
    const text = longTrace(1_000_000);
    const before = process.cpuUsage();
    const events = decodeTrace(text).document?.events ?? [];
    const index = new TraceIndex(events);
    let seen = 0;
    for (let i = 1; i <= 200; i++) {
      const { ready, timers, tasks } = index.snapshot(Math.floor((i * 1_000_000) / 200));
      seen += ready.length + timers.length + tasks.length;
    }
    const { user, system } = process.cpuUsage(before);
    expect(index.length).toBe(1_000_000);
    expect(seen).toBeGreaterThan(200_000);
    // By the processor's time: the tests share their machine. Some 2 s here; three times that is a fault.
    expect((user + system) / 1e6).toBeLessThan(6);
    expect(process.memoryUsage().rss).toBeLessThan(2 ** 30);
  });

  test("and a moment of one of a hundred thousand tasks is looked up without looking at the others", () => {
    const index = new TraceIndex(decodeTrace(longTrace(300_000, 100_000)).document?.events ?? []);
    const before = process.cpuUsage();
    let waiting = 0;
    for (let i = 1; i <= 10_000; i++) {
      const snapshot = index.snapshot(i * 30);
      if (snapshot.task(1 + (i % 1000))?.doing === "waiting") waiting++;
    }
    const { user, system } = process.cpuUsage(before);
    expect(waiting).toBeGreaterThan(0);
    // Making all of their states each time would take minutes.
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});

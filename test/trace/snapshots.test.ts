// The index of a trace: the state at any moment, the ways from one moment to another, and how much of a long trace is looked at.
import { describe, expect, test } from "vitest";
import { programPath } from "../../src/course/files.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { awaitChain, chargedTo, type Snapshot, shownStack, TraceIndex } from "../../src/trace/snapshot.js";
import { counted } from "../helpers/counted.js";
import { concurrentTrace } from "../helpers/trace.js";
import { runOnce } from "../run/runs.js";
import { longTrace } from "./long_trace.js";

const gather = runOnce(programPath({ id: "gather" }), { detail: true }).then(({ events }) => events);

/** All that a snapshot tells. */
function all(snapshot: Snapshot): unknown {
  const { event, at, iteration, ready, timers, tasks, taskCount, futures, running, outputLines } = snapshot;
  return { event, at, iteration, ready, timers, tasks, taskCount, futures, running, outputLines };
}

/** The position right after the first event that fits. */
function positionAfter(events: readonly TraceEvent[], fits: (event: TraceEvent) => boolean): number {
  return events.findIndex(fits) + 1;
}

test.each(["gather", "event_loop", "run_until_complete", "timeouts"])(
  "the most that is ready and the most timers that are set at once, in all of %s",
  async (id) => {
    const { events } = await runOnce(programPath({ id }), { detail: true });
    const index = new TraceIndex(events);
    const counts = events.map((_, at) => index.snapshot(at + 1));
    const most = (count: (snapshot: Snapshot) => number): number => Math.max(...counts.map(count));
    expect(index.mostReady).toBe(most(({ readyCount }) => readyCount));
    expect(index.mostTimers).toBe(most(({ timerCount }) => timerCount));
    expect(index.mostReadyAndTimers).toBe(most(({ readyCount, timerCount }) => readyCount + timerCount));
  },
);

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
      schema: 2,
      kind: "trace",
      runtime: { name: "core", version: null },
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

// How long a million events take, and how much room, is measured by the bench `trace`.
describe("a long trace", () => {
  const read = (length: number, tasks?: number): readonly TraceEvent[] =>
    decodeTrace(longTrace(length, tasks)).document?.events ?? [];

  test("is indexed in one pass, and any moment looks at what its lists hold, not at the way there", () => {
    const length = 100_000;
    const { items, reads } = counted(read(length));
    const index = new TraceIndex(items);
    expect(index.length).toBe(length);
    expect(reads()).toBeLessThan(3 * length);
    let seen = 0;
    for (let i = 1; i <= 200; i++) {
      const { ready, timers, tasks, futures } = index.snapshot(Math.floor((i * length) / 200));
      const listed = ready.length + timers.length + tasks.length + futures.length;
      // Of each task: what made it, what it is at, and where it stands.
      expect(reads()).toBeLessThan(50 + 5 * listed);
      seen += listed;
    }
    expect(seen).toBeGreaterThan(100_000);
  });

  test("and a moment of one of a hundred thousand tasks is looked up without looking at the others", () => {
    const { items, reads } = counted(read(300_000, 100_000));
    const index = new TraceIndex(items);
    reads();
    let [waiting, ready] = [0, 0];
    for (let i = 1; i <= 1000; i++) {
      const snapshot = index.snapshot(i * 300);
      if (snapshot.task(1 + i)?.doing === "waiting") waiting++;
      if (snapshot.readyAt(i) !== undefined && snapshot.taskCount + snapshot.readyCount > 0) ready++;
      // At once: a thousand times a hundred thousand would take minutes.
      expect(reads()).toBeLessThan(10);
    }
    expect(waiting).toBeGreaterThan(0);
    expect(ready).toBeGreaterThan(0);
  });
});

// A trace's timeline: the state at any moment, and how short the way to it is in a long trace.
import { describe, expect, test } from "vitest";
import { programPath } from "../../src/course/files.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { awaitChain, shownStack } from "../../src/trace/state/awaitChain.js";
import type { Snapshot } from "../../src/trace/state/runState.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { counted } from "../helpers/counted.js";
import { concurrentTrace, readyOf, timersOf } from "../helpers/trace.js";
import { runOnce } from "../run/runs.js";
import { longTrace } from "./long_trace.js";

const gather = runOnce(programPath({ id: "gather" }), { detail: true }).then(({ events }) => events);

/** All that a snapshot tells. */
function all(snapshot: Snapshot): unknown {
  const { event, at, iteration, tasks, taskCount, futureCount, running, outputLines } = snapshot;
  const [ready, timers] = [readyOf(snapshot), timersOf(snapshot)];
  return { event, at, iteration, ready, timers, tasks, taskCount, futureCount, running, outputLines };
}

/** The position right after the first event that fits. */
function positionAfter(events: readonly TraceEvent[], fits: (event: TraceEvent) => boolean): number {
  return events.findIndex(fits) + 1;
}

test.each(["gather", "event_loop", "run_until_complete", "timeouts"])(
  "the most that is ready and the most timers that are set at once, in all of %s",
  async (id) => {
    const { events } = await runOnce(programPath({ id }), { detail: true });
    const timeline = new Timeline(events);
    const counts = events.map((_, at) => timeline.stateAt(at + 1));
    const most = (count: (snapshot: Snapshot) => number): number => Math.max(...counts.map(count));
    expect(timeline.last.most).toEqual({
      ready: most(({ readyCount }) => readyCount),
      timers: most(({ timerCount }) => timerCount),
      both: most(({ readyCount, timerCount }) => readyCount + timerCount),
    });
  },
);

describe("the lesson gather", () => {
  test("when main waits: three tasks are ready, as they were created by it, and it waits for them", async () => {
    const events = await gather;
    const snapshot = new Timeline(events).stateAt(positionAfter(events, ({ kind }) => kind === "suspended"));
    expect(readyOf(snapshot)).toMatchObject([
      { kind: "task", task: 2, why: "created", by: { kind: "task", task: 1 } },
      { kind: "task", task: 3, why: "created", by: { kind: "task", task: 1 } },
      { kind: "task", task: 4, why: "created", by: { kind: "task", task: 1 } },
    ]);
    expect(snapshot.running).toBeNull();
    expect(timersOf(snapshot)).toEqual([]);
    expect(snapshot.task(1)).toMatchObject({ doing: "waiting", state: "PENDING", parent: null });
    expect(snapshot.future(1)).toMatchObject({ label: "gather", state: "PENDING" });
  });

  test("when all sleep: the timers by deadline, and the chain from main to the innermost coroutine", async () => {
    const events = await gather;
    const snapshot = new Timeline(events).stateAt(positionAfter(events, ({ kind }) => kind === "waiting"));
    expect(readyOf(snapshot)).toEqual([]);
    expect(
      timersOf(snapshot).map(({ timer, deadline, what, wakes }) => [
        timer,
        Math.round(deadline),
        what,
        wakes,
      ]),
    ).toEqual([
      [3, 4, "sleep", 4],
      [2, 5, "sleep", 3],
      [1, 6, "sleep", 2],
    ]);
    const chain = (internals: boolean): string[] =>
      awaitChain(snapshot, 1, internals).map(
        ({ task, depth, stack }) => `${depth} ${task} ${stack.map(({ name }) => name).join(" > ")}`,
      );
    expect(chain(false)).toEqual(["0 1 main", "1 2 one_print", "1 3 two_print", "1 4 three_print"]);
    expect(chain(true)).toEqual([
      "0 1 main",
      "1 2 one_print > sleep",
      "1 3 two_print > sleep",
      "1 4 three_print > sleep",
    ]);
  });

  test("when the shortest sleep is over: its timer is ready, then the task that it woke", async () => {
    const events = await gather;
    const timeline = new Timeline(events);
    const fired = timeline.stateAt(positionAfter(events, ({ kind }) => kind === "timer-fired"));
    expect(readyOf(fired)).toMatchObject([{ kind: "timer", timer: 3, what: "sleep" }]);
    const woken = timeline.stateAt(positionAfter(events, ({ kind }) => kind === "woken"));
    expect(readyOf(woken)).toMatchObject([
      { kind: "task", task: 4, why: "woken", by: { kind: "timer", timer: 3 } },
    ]);
  });

  test("at its end: all tasks are done, every line is out, and nothing is left", async () => {
    const events = await gather;
    const timeline = new Timeline(events);
    const end = timeline.stateAt(timeline.length);
    expect(end.tasks.map(({ state, doing }) => [state, doing])).toEqual(Array(4).fill(["FINISHED", "done"]));
    expect(end.outputLines).toBe(timeline.outputs.length);
    expect(timeline.outputs.map(({ text }) => text).slice(0, 3)).toEqual(["3", "2", "1"]);
    expect({ ready: readyOf(end), timers: timersOf(end), running: end.running }).toEqual({
      ready: [],
      timers: [],
      running: null,
    });
  });

  test("says the same forwards and backwards, and of a trace that was written and read", async () => {
    const events = await gather;
    const timeline = new Timeline(events);
    const positions = Array.from({ length: timeline.length + 1 }, (_, n) => n);
    const forwards = positions.map((n) => all(timeline.stateAt(n)));
    const backwards = positions.toReversed().map((n) => all(timeline.stateAt(n)));
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
    const read = new Timeline(decodeTrace(text).document?.events ?? []);
    expect(positions.map((n) => all(read.stateAt(n)))).toEqual(forwards);
  });
});

describe("from one moment to another", () => {
  const events = concurrentTrace("gather");
  const timeline = new Timeline(events);

  test("a time leads to all that has happened by then", () => {
    expect(timeline.atTime(-1)).toBe(0);
    expect(timeline.atTime(1e9)).toBe(timeline.length);
    const at = timeline.atTime(5);
    expect(events[at - 1]?.at).toBeLessThanOrEqual(5);
    expect(events[at]?.at).toBeGreaterThan(5);
  });

  test("positions beyond the ends are the ends", () => {
    expect(timeline.stateAt(-3).event).toBe(0);
    expect(timeline.stateAt(1e9).event).toBe(timeline.length);
    expect(new Timeline([]).stateAt(1)).toMatchObject({ event: 0, at: 0, taskCount: 0, readyCount: 0 });
  });
});

describe("a stack", () => {
  const sleep = { name: "sleep", line: null, internal: true };
  const main = { name: "main", line: 3, internal: false };
  test("is shown without the library's coroutines, unless asked for", () => {
    expect(shownStack([main, sleep], false)).toEqual([main]);
    expect(shownStack([main, sleep], true)).toEqual([main, sleep]);
    expect(shownStack([sleep], false)).toEqual([sleep]);
  });
});

// How long a million events take, and how much room, is measured by the bench `trace`.
describe("a long trace", () => {
  const read = (length: number, tasks?: number): readonly TraceEvent[] =>
    decodeTrace(longTrace(length, tasks)).document?.events ?? [];

  test("is read once, and any moment of it is reached from one near it; the next one by the next event", () => {
    const length = 60_000;
    const { items, reads } = counted(read(length, 20_000));
    const timeline = new Timeline(items);
    expect(reads()).toBeLessThan(3 * length);
    let [waiting, ready] = [0, 0];
    for (let i = 1; i <= 50; i++) {
      const state = timeline.stateAt(((i * 37) % 50) * 1200 + 700);
      // Each event, and the one after it.
      expect(reads()).toBeLessThan(2 * 1_000);
      if (state.task(1 + i)?.doing === "waiting") waiting++;
      if (state.readyAt(i) !== undefined && state.taskCount + state.readyCount > 0) ready++;
      const { event } = state;
      expect(timeline.stateAt(event + 1).event).toBe(event + 1);
      expect(reads()).toBe(2);
    }
    expect(waiting).toBeGreaterThan(0);
    expect(ready).toBeGreaterThan(0);
  });

  test("and whoever steps back through it hardly replays more than it shows", () => {
    const { items, reads } = counted(read(20_000));
    const timeline = new Timeline(items);
    reads();
    for (let at = 15_000; at > 14_500; at--) timeline.stateAt(at);
    // At most as far as one that is near, each event with the one after it.
    expect(reads()).toBeLessThan(500 * 2 * 500);
  });

  test("a state that was asked for stays as it was, wherever others lead", () => {
    const timeline = new Timeline(read(20_000, 500));
    const places = Array.from({ length: 40 }, (_, at) => at * 487);
    const states = places.map((place) => timeline.stateAt(place));
    const told = states.map(all);
    for (const place of places.toReversed()) for (let by = 1; by < 5; by++) timeline.stateAt(place + by);
    expect(states.map(all)).toEqual(told);
    expect(places.map((place) => all(timeline.stateAt(place)))).toEqual(told);
  });
});

import { describe, expect, test } from "vitest";
import { lanesOf } from "../../src/trace/lanes.js";
import { laneTree, mostTelling, type PlacedLane, placedAsGiven } from "../../src/trace/laneTree.js";
import { awaitingTrace, concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

const sketch = (placed: readonly PlacedLane[]): string[] =>
  placed.map(({ lane, level }) => "  ".repeat(level) + lane.name);

/** `main` makes two groups, each of which makes its jobs in turn. */
function nested(): TraceBuilder {
  const trace = new TraceBuilder().created(1, "main").began(1).created(2, "left", 1).created(3, "right", 1);
  trace.suspended(1, ["main"], { kind: "task", task: 2 }).began(2).created(4, "leftJob", 2).tick();
  trace.suspended(2, ["left", "inner"], { kind: "task", task: 4 }).began(3).created(5, "rightJob", 3);
  return trace.suspended(3, ["right"], { kind: "task", task: 5 }).to(1);
}

describe("the tree of lanes", () => {
  test("puts a task below the one that made it", () => {
    expect(sketch(laneTree(lanesOf(concurrentTrace("gather"))))).toEqual([
      "main",
      "  one_print",
      "  two_print",
      "  three_print",
    ]);
  });

  test("puts an awaited coroutine, or a function called, below the one that did so", () => {
    for (const trace of [awaitingTrace(), sequentialTrace()])
      expect(sketch(laneTree(lanesOf(trace)))).toEqual([
        "main",
        "  one_print",
        "  two_print",
        "  three_print",
      ]);
  });

  test("follows each lane with all that is below it", () => {
    expect(sketch(laneTree(lanesOf(nested().events)))).toEqual([
      "main",
      "  left",
      "    leftJob",
      "    inner",
      "  right",
      "    rightJob",
    ]);
  });

  test("is as deep as a chain of tasks is long", () => {
    const trace = new TraceBuilder().created(1, "link");
    for (let task = 2; task <= 50_000; task += 1) trace.created(task, "link", task - 1);
    expect(laneTree(lanesOf(trace.events)).at(-1)?.level).toBe(49_999);
  });

  test("stands by another order when it is given one, without levels", () => {
    const lanes = lanesOf(nested().events);
    expect(placedAsGiven(laneTree(lanes).map(({ lane }) => lane)).map(({ level }) => level)).toEqual([
      0, 1, 2, 2, 1, 2,
    ]);
    expect(sketch(placedAsGiven(lanes.toReversed()))).toEqual(lanes.map(({ name }) => name).toReversed());
  });
});

describe("the most telling lanes", () => {
  test("are all of them where there is room", () => {
    const placed = laneTree(lanesOf(nested().events));
    expect(mostTelling(placed, placed.length)).toBe(placed);
  });

  test("are the first, those that went wrong or held the thread, and the first of the rest, in their order", () => {
    const trace = new TraceBuilder().created(1, "main");
    for (let task = 2; task <= 100; task += 1) trace.created(task, `job${task}`, 1);
    trace.began(60).blocked(60, ["job60"], 1);
    for (let task = 2; task <= 100; task += 1)
      trace.done(task, task === 90 ? { status: "failed", error: "E()" } : undefined);
    const placed = laneTree(lanesOf(trace.done(1).events));
    expect(mostTelling(placed, 5).map(({ lane }) => lane.name)).toEqual([
      "main",
      "job2",
      "job3",
      "job60",
      "job90",
    ]);
    const flat = placed.map(({ lane }) => ({ lane, level: 0 }));
    expect(mostTelling(flat, 5).map(({ lane }) => lane.name)).toEqual([
      "main",
      "job2",
      "job3",
      "job60",
      "job90",
    ]);
    expect(mostTelling(placed, 1).map(({ lane }) => lane.name)).toEqual(["main"]);
  });

  test("come with those that they stand below, or not at all", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "left", 1).created(3, "right", 1);
    for (let task = 4; task <= 9; task += 1) trace.created(task, `leftJob${task}`, 2);
    trace.created(10, "rightJob", 3).done(10, { status: "cancelled" });
    for (let task = 1; task <= 9; task += 1) trace.done(task);
    const placed = laneTree(lanesOf(trace.events));
    expect(sketch(mostTelling(placed, 5))).toEqual([
      "main",
      "  left",
      "    leftJob4",
      "  right",
      "    rightJob",
    ]);
    expect(sketch(mostTelling(placed, 2))).toEqual(["main", "  left"]);
  });
});

test("a lane knows when its task was asked to end", () => {
  const trace = new TraceBuilder().created(1, "main").to(2);
  trace
    .add({ ...trace.moment, kind: "cancel-requested", task: 1, by: null })
    .to(3)
    .done(1);
  expect(lanesOf(trace.events)[0]?.cancelRequests).toEqual([2]);
});

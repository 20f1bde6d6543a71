import { describe, expect, test } from "vitest";
import {
  baselineOf,
  type Comparison,
  explanationOf,
  type Figure,
  timesAsFast,
} from "../../src/trace/compare.js";
import { mostAtOnce, unionOf, waitsOf } from "../../src/trace/waits.js";
import { awaitingTrace, concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

const figure = (label: string, elapsed: number): Figure => ({
  label,
  order: [],
  elapsed,
  source: "measured",
});

describe("explain", () => {
  test.each(["gather", "tasks"] as const)("sees three waits overlap (%s)", (waiting) => {
    const explanation = explanationOf(concurrentTrace(waiting));
    expect(explanation).toMatchObject({ kind: "overlap", waits: 3 });
    // 6 + 5 + 4 seconds of waiting in 6 seconds.
    expect(explanation.kind === "overlap" && explanation.times).toBeCloseTo(2.5, 2);
  });

  test("sees waits one by one where each began after the one before", () => {
    expect(explanationOf(awaitingTrace())).toEqual({ kind: "one-by-one", waits: 3 });
  });

  test("counts apart the waits that another task put an end to", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "waiter", 1);
    trace.began(1).suspended(1, ["main"], { kind: "sleep", until: 1 });
    trace.began(2).suspended(2, ["waiter"], { kind: "future" });
    trace.to(1).woken(1).began(1).woken(2).done(1).began(2).done(2);
    expect(explanationOf(trace.events)).toEqual({ kind: "alone", waits: 1, handed: 1 });
  });

  test("sees a thread held, with or without a loop that stood still", () => {
    expect(explanationOf(sequentialTrace())).toEqual({ kind: "blocked", waits: 3, loop: false });
    const inLoop = new TraceBuilder().created(1, "main").began(1).blocked(1, ["main"], 2).done(1);
    expect(explanationOf(inLoop.events)).toEqual({ kind: "blocked", waits: 1, loop: true });
  });

  test("does not call a run blocked for a short block beside long waits", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).blocked(1, ["main"], 0.1);
    trace.suspended(1, ["main"], { kind: "sleep", until: 5 }).to(5).woken(1).began(1).done(1);
    expect(explanationOf(trace.events)).toEqual({ kind: "one-by-one", waits: 2 });
  });

  test("tells of those that held the thread beside waits that overlap", () => {
    const trace = new TraceBuilder().created(1, "a").created(2, "b").created(3, "c");
    for (const task of [1, 2]) {
      trace.began(task).suspended(task, ["a"], { kind: "sleep", until: 5 });
    }
    trace.began(3).blocked(3, ["c"], 1).done(3).to(5).woken(1).woken(2);
    expect(explanationOf(trace.events)).toMatchObject({ kind: "overlap", waits: 3, held: 1 });
  });

  test("tells of other threads, whose stretches nobody measured", () => {
    const trace = new TraceBuilder().created(1, "a").created(2, "b");
    trace.began(1).suspended(1, ["a"], { kind: "future" }).began(2);
    trace.suspended(2, ["b"], { kind: "sleep", until: 2 }).to(2);
    trace.add({ ...trace.moment, kind: "span", name: "f", state: "running", from: 0, to: 2, thread: true });
    trace.woken(1).woken(2);
    expect(explanationOf(trace.events)).toMatchObject({ kind: "overlap", waits: 2, threads: true });
  });

  test("takes the program's word where it measured its work itself", () => {
    const trace = new TraceBuilder().blocked(null, ["main"], 2).to(5);
    // Two that only touch are not under way at the same moment.
    trace.measured("a", 0, 2).measured("b", 1, 3).measured("b", 3, 4).measured("c", 2, 4);
    expect(explanationOf(trace.events)).toEqual({ kind: "spans", spans: 4, most: 2 });
  });

  test("sees that one wait, or none, had nothing to overlap", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    expect(explanationOf(trace.events)).toEqual({ kind: "alone", waits: 0 });
    trace.suspended(1, ["main"], { kind: "sleep", until: 5 }).to(5).woken(1).began(1).done(1);
    expect(explanationOf(trace.events)).toEqual({ kind: "alone", waits: 1 });
  });
});

describe("waits", () => {
  test("are sleeps and futures, not waits for other tasks or for a turn", () => {
    const trace = new TraceBuilder().created(1, "a").created(2, "b").created(3, "c").created(4, "d");
    trace.suspended(1, ["a"], { kind: "task", task: 2 }).suspended(2, ["b"], { kind: "turn" });
    trace.suspended(3, ["c"], { kind: "gather", children: 2 }).suspended(4, ["d"], { kind: "future" });
    trace.to(3).woken(1).woken(2).woken(3).woken(4);
    expect(waitsOf(trace.events).own).toMatchObject([{ task: 4, from: 0, to: 3 }]);
  });

  test("are not those for what another task brings about", () => {
    // 2 waits for what 1 does in its step, 3 for the end of its own task 4, and 5 for something outside.
    const trace = new TraceBuilder().created(1, "gives").created(2, "takes").created(3, "joins");
    trace.created(4, "child", 3).created(5, "asks");
    trace.began(1).suspended(1, ["gives"], { kind: "sleep", until: 1 });
    for (const task of [2, 3, 5]) trace.began(task).suspended(task, ["waits"], { kind: "future" });
    trace.to(1).woken(1).began(1).woken(2).done(1).began(4).done(4).woken(3).to(2).woken(5);
    expect(waitsOf(trace.events).own.map(({ task }) => task)).toEqual([1, 5]);
  });

  test("end with a trace that was cut short", () => {
    const trace = new TraceBuilder()
      .created(1, "a")
      .suspended(1, ["a"], { kind: "future" })
      .to(2)
      .iteration();
    expect(waitsOf(trace.events).own).toMatchObject([{ task: 1, from: 0, to: 2 }]);
  });

  test("that only touch do not overlap, and are counted once where they do", () => {
    const wait = (from: number, to: number) => ({ from, to });
    expect(mostAtOnce([wait(0, 1), wait(1, 2)])).toBe(1);
    expect(mostAtOnce([wait(0, 3), wait(1, 2), wait(2, 4)])).toBe(2);
    expect(unionOf([wait(5, 6), wait(0, 3), wait(1, 2), wait(2, 4)])).toBe(5);
    expect(mostAtOnce([])).toBe(0);
  });
});

describe("the ratio", () => {
  test("is the baseline's time by the run's", () => {
    expect(timesAsFast(figure("a", 6), figure("b", 15))).toBe(2.5);
  });

  test("is no number where a run took no time", () => {
    expect(timesAsFast(figure("a", 0), figure("b", 15))).toBeNaN();
    expect(timesAsFast(figure("a", 6), figure("b", 0))).toBeNaN();
  });

  test("is taken to the run that bears the baseline's label", () => {
    const runs = [figure("a", 1), figure("b", 2)].map((each) => ({ figure: each, explanation: null }));
    const comparison: Comparison = { runs, baseline: "b" };
    expect(baselineOf(comparison)?.elapsed).toBe(2);
    expect(baselineOf({ ...comparison, baseline: "c" })).toBeNull();
  });
});

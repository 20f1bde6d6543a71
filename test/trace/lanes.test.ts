import { describe, expect, test } from "vitest";
import { type Lane, lanesOf } from "../../src/trace/lanes.js";
import { awaitingTrace, concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

/** A lane in one line: name, life, stretches. */
function sketch(lane: Lane): string {
  const stretches = lane.intervals.map(({ state, from, to }) => `${state} ${from}-${to}`);
  return `${lane.name} (${lane.task}) ${lane.from}-${lane.to} ${lane.outcome}: ${stretches.join(", ")}`;
}

function sketches(trace: TraceBuilder): string[] {
  return lanesOf(trace.events).map(sketch);
}

describe("a task's lane", () => {
  test("begins when the task is created, ready until its first step", () => {
    const trace = new TraceBuilder().created(1, "main").to(2).began(1).to(3).done(1);
    expect(sketches(trace)).toEqual(["main (1) 0-3 finished: ready 0-2, running 2-3"]);
  });

  test("waits from the end of the step that suspended it until it is woken, then is ready", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(2);
    trace.suspended(1, ["main"], { kind: "future" }).to(5).woken(1).to(6).began(1).to(7).done(1);
    expect(sketches(trace)).toEqual([
      "main (1) 0-7 finished: running 0-2, waiting 2-5, ready 5-6, running 6-7",
    ]);
  });

  test("is ready, not waiting, after the bare yield of sleep(0)", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(1);
    trace.suspended(1, ["main"], { kind: "turn" }).to(2).began(1).to(3).done(1);
    expect(sketches(trace)).toEqual(["main (1) 0-3 finished: running 0-1, ready 1-2, running 2-3"]);
  });

  test("keeps a running stretch that took no time at all", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.suspended(1, ["main"], { kind: "future" }).to(1).woken(1).began(1).done(1);
    expect(sketches(trace)).toEqual(["main (1) 0-1 finished: running 0-0, waiting 0-1, running 1-1"]);
  });

  test("is blocked while it holds the thread, and others stay as they were", () => {
    const trace = new TraceBuilder().created(1, "holder").created(2, "other").began(1);
    trace.blocked(1, ["holder"], 3).done(1).began(2).to(4).done(2);
    expect(sketches(trace)).toEqual([
      "holder (1) 0-3 finished: running 0-0, blocked 0-3, running 3-3",
      "other (2) 0-4 finished: ready 0-3, running 3-4",
    ]);
  });

  test("says how it ended, and with which error", () => {
    const trace = new TraceBuilder().created(1, "a").created(2, "b").created(3, "c").to(1);
    trace.done(1, { status: "failed", error: "ValueError('x')" }).done(2, { status: "cancelled" }).to(4);
    trace.raised("ValueError", "x");
    expect(lanesOf(trace.events).map(({ name, outcome, error, to }) => [name, outcome, error, to])).toEqual([
      ["a", "failed", "ValueError('x')", 1],
      ["b", "cancelled", null, 1],
      ["c", "unfinished", null, 4],
    ]);
  });

  test("is unfinished at the last event of a trace that was cut short", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.suspended(1, ["main"], { kind: "future" }).to(9).iteration();
    expect(sketches(trace)).toEqual(["main (1) 0-9 unfinished: running 0-0, waiting 0-9"]);
  });
});

describe("an inner function's lane", () => {
  test("begins at the event before the first that names it, ends at the last that proves it alive", () => {
    const trace = new TraceBuilder().created(1, "main").to(1).began(1).to(2);
    trace.suspended(1, ["main", "inner"], { kind: "future" }).to(5).woken(1).began(1).to(6);
    trace.printed(1, ["main", "inner"], "x").to(7).printed(1, ["main"], "y").to(8).done(1);
    expect(sketches(trace)).toEqual([
      "main (1) 0-8 finished: ready 0-1, running 1-2, waiting 2-5, running 5-8",
      "inner (1) 1-6 finished: running 1-2, waiting 2-5, running 5-6",
    ]);
  });

  test("begins in the step that called it", () => {
    const trace = new TraceBuilder().created(1, "main").to(1).began(1).to(2);
    trace.suspended(1, ["main", "one"], { kind: "future" }).to(5).woken(1).began(1).to(6);
    trace.suspended(1, ["main", "two"], { kind: "future" }).to(9).woken(1).began(1).to(10).done(1);
    expect(sketches(trace)).toEqual([
      "main (1) 0-10 finished: ready 0-1, running 1-2, waiting 2-5, running 5-6, waiting 6-9, running 9-10",
      "one (1) 1-5 finished: running 1-2, waiting 2-5, running 5-5",
      "two (1) 5-10 finished: running 5-6, waiting 6-9, running 9-10",
    ]);
  });

  test("is a new lane when the same name is called again after others were seen", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(1);
    trace.printed(1, ["main", "say"], "a").to(2).printed(1, ["main"], "b").to(3);
    trace.printed(1, ["main", "say"], "c").to(4).done(1);
    expect(lanesOf(trace.events).map(({ name, from, to }) => [name, from, to])).toEqual([
      ["main", 0, 4],
      ["say", 0, 1],
      ["say", 2, 4],
    ]);
  });

  test("is one lane for each depth of a recursion", () => {
    const trace = new TraceBuilder().created(1, "down").began(1).to(1);
    trace.printed(1, ["down", "down", "down"], "x").to(2).done(1);
    expect(lanesOf(trace.events).map(({ name, depth }) => [name, depth])).toEqual([
      ["down", 0],
      ["down", 1],
      ["down", 2],
    ]);
  });

  test("ends as its trace tells; where it does not, as of a plain function, nothing is said of one that an exception may have left", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.printed(1, ["main", "load", "log", "read"], "x").to(1);
    const read = { name: "read", error: "LookupError('no key')" };
    trace.done(1, { status: "failed", error: "KeyError('k')" }, [read, { name: "load", cancelled: true }]);
    trace.created(2, "main").began(2).printed(2, ["main", "log", "load"], "y").to(2);
    trace.done(2, { status: "failed", error: "KeyError('k')" }, [{ name: "load" }]);
    trace.created(3, "main").began(3).printed(3, ["main", "log"], "z").to(3).done(3);
    expect(lanesOf(trace.events).map(({ name, outcome, error }) => [name, outcome, error])).toEqual([
      ["main", "failed", "KeyError('k')"],
      ["load", "cancelled", null],
      ["log", null, null],
      ["read", "failed", "LookupError('no key')"],
      ["main", "failed", "KeyError('k')"],
      ["log", null, null],
      ["load", "finished", null],
      ["main", "finished", null],
      ["log", "finished", null],
    ]);
  });
});

describe("a line that is written in parts", () => {
  const outputs = (trace: TraceBuilder) =>
    lanesOf(trace.events).map(({ name, outputs }) => [name, ...outputs.map(({ at, text }) => [at, text])]);

  test("came with its first part, and belongs to who wrote that, whoever completes it", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "child").to(1);
    trace.wrote(1, ["main", "inner"], "a").to(2).wrote(1, ["main"], "b").to(3).done(1);
    trace.completed(2, ["child"], "abc", 1).to(4).printed(2, ["child"], "own").done(2);
    expect(outputs(trace)).toEqual([["main"], ["child", [4, "own"]], ["inner", [1, "abc"]]]);
  });

  test("proves alive the functions that write a part of it", () => {
    const trace = new TraceBuilder().created(1, "main").to(1).began(1).to(2).wrote(1, ["main"], "a").to(3);
    trace.completed(1, ["main", "inner"], "ab", 2).to(4).printed(1, ["main"], "c").to(5).done(1);
    expect(sketches(trace)).toEqual([
      "main (1) 0-5 finished: ready 0-1, running 1-5",
      "inner (1) 2-3 finished: running 2-3",
    ]);
  });

  test("is there as far as it was written when the run was cut short", () => {
    const trace = new TraceBuilder().created(1, "main").to(1).wrote(1, ["main"], "a").to(2);
    expect(outputs(trace.wrote(1, ["main"], "b"))).toEqual([["main", [1, "ab"]]]);
  });

  test("of module code, which has no lane, is nobody's", () => {
    const trace = new TraceBuilder().wrote(null, [], "a").to(1).created(1, "main").began(1);
    trace.completed(1, ["main"], "ab", 0).to(2).printed(1, ["main"], "own").done(1);
    expect(outputs(trace)).toEqual([["main", [2, "own"]]]);
  });
});

describe("what runs outside every task", () => {
  test("has lanes of its own, without a task", () => {
    const trace = new TraceBuilder()
      .to(1)
      .printed(null, ["main", "inner"], "x")
      .to(2)
      .printed(null, ["main"], "y");
    expect(sketches(trace.to(3).raised("KeyError", "k"))).toEqual([
      "main (null) 0-3 null: running 0-3",
      "inner (null) 0-1 finished: running 0-1",
    ]);
  });

  test("has no lane for module code, which no function names", () => {
    expect(lanesOf(new TraceBuilder().printed(null, [], "x").returned().events)).toEqual([]);
  });

  test("ends, when it is a loop's callback, once the loop goes on", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(5).iteration();
    trace.printed(null, ["callback"], "x").to(7).iteration().began(1).done(1).returned();
    expect(lanesOf(trace.events).map(({ name, from, to }) => [name, from, to])).toEqual([
      ["main", 0, 7],
      ["callback", 5, 5],
    ]);
  });
});

describe("the five lessons", () => {
  test.each(["gather", "tasks"] as const)("three tasks wait at the same time (%s)", (waiting) => {
    expect(lanesOf(concurrentTrace(waiting)).map(sketch)).toMatchInlineSnapshot(`
      [
        "main (1) 0-6.002 finished: running 0-0.001, waiting 0.001-6.001, running 6.001-6.002",
        "one_print (2) 0-6.001 finished: ready 0-0.001, running 0.001-0.001, waiting 0.001-6, running 6-6.001",
        "two_print (3) 0-5.001 finished: ready 0-0.001, running 0.001-0.001, waiting 0.001-5, running 5-5.001",
        "three_print (4) 0-4.001 finished: ready 0-0.001, running 0.001-0.001, waiting 0.001-4, running 4-4.001",
      ]
    `);
  });

  test("coroutines awaited directly have their lanes one after the other, in one task", () => {
    expect(lanesOf(awaitingTrace()).map(sketch)).toMatchInlineSnapshot(`
      [
        "main (1) 0-15.004 finished: running 0-0, waiting 0-6, running 6-6.001, waiting 6.001-11.001000000000001, running 11.001000000000001-11.002, waiting 11.002-15.002, running 15.002-15.004",
        "one_print (1) 0-6.001 finished: running 0-0, waiting 0-6, running 6-6.001",
        "two_print (1) 6.001-11.002 finished: running 6.001-6.001, waiting 6.001-11.001000000000001, running 11.001000000000001-11.002",
        "three_print (1) 11.002-15.003 finished: running 11.002-11.002, waiting 11.002-15.002, running 15.002-15.003",
      ]
    `);
  });

  test("plain functions hold the thread one after the other", () => {
    expect(lanesOf(sequentialTrace()).map(sketch)).toMatchInlineSnapshot(`
      [
        "main (null) 0-15.003 finished: running 0-0, blocked 0-6, running 6-6.001, blocked 6.001-11.001000000000001, running 11.001000000000001-11.002, blocked 11.002-15.002, running 15.002-15.003",
        "one_print (null) 0-6.001 finished: running 0-0, blocked 0-6, running 6-6.001",
        "two_print (null) 6.001-11.002 finished: running 6.001-6.001, blocked 6.001-11.001000000000001, running 11.001000000000001-11.002",
        "three_print (null) 11.002-15.003 finished: running 11.002-11.002, blocked 11.002-15.002, running 15.002-15.003",
      ]
    `);
  });

  test("every output belongs to the lane that printed it", () => {
    for (const trace of [concurrentTrace("gather"), awaitingTrace(), sequentialTrace()]) {
      const printed = lanesOf(trace).map(({ name, outputs }) => [name, outputs.map(({ text }) => text)]);
      expect(printed.slice(1)).toEqual([
        ["one_print", ["1"]],
        ["two_print", ["2"]],
        ["three_print", ["3"]],
      ]);
    }
  });

  test("stretches follow each other without a gap", () => {
    for (const lane of [concurrentTrace("tasks"), awaitingTrace(), sequentialTrace()].flatMap(lanesOf)) {
      const ends = [lane.from, ...lane.intervals.map(({ to }) => to)];
      expect(lane.intervals.map(({ from }) => from)).toEqual(ends.slice(0, -1));
      expect(ends.at(-1)).toBe(lane.to);
    }
  });
});

describe("what ran in other threads", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).suspended(1, ["main"], { kind: "future" });
  trace.to(2).add({
    ...trace.moment,
    kind: "output",
    stream: "stdout",
    text: "done",
    task: null,
    frames: ["work"],
    thread: true,
  });
  trace.add({
    ...trace.moment,
    kind: "span",
    name: "work",
    state: "running",
    from: 0.5,
    to: 2,
    thread: true,
  });
  trace.to(3).woken(1).began(1).done(1);

  test("is one lane a function, with what it printed", () => {
    const work = lanesOf(trace.events).filter(({ name }) => name === "work");
    expect(work).toEqual([
      expect.objectContaining({
        intervals: [{ state: "running", from: 0.5, to: 2 }],
        outputs: [{ at: 2, text: "done", place: 0 }],
        measured: true,
      }),
    ]);
  });
});

describe("what the program measured itself", () => {
  test("makes one lane for each name, its stretches in the order in which they began", () => {
    const trace = new TraceBuilder().to(9);
    trace.measured("thread 1", 5, 6).measured("thread 2", 2, 4).measured("thread 1", 1, 3, "waiting");
    expect(sketches(trace)).toEqual([
      "thread 1 (null) 1-6 finished: waiting 1-3, running 5-6",
      "thread 2 (null) 2-4 finished: running 2-4",
    ]);
    expect(lanesOf(trace.events).map(({ measured }) => measured)).toEqual([true, true]);
  });

  test("ends with the latest of its stretches, which need not be the last to begin", () => {
    const trace = new TraceBuilder().to(9).measured("job", 1, 8).measured("job", 2, 3);
    expect(sketches(trace)).toEqual(["job (null) 1-8 finished: running 1-8, running 2-3"]);
  });

  test("stands among the lanes of the program's own coroutines, whose times it does not change", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(2).measured("job", 0, 1).to(3).done(1);
    expect(sketches(trace)).toEqual([
      "main (1) 0-3 finished: running 0-3",
      "job (null) 0-1 finished: running 0-1",
    ]);
  });
});

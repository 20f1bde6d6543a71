// Who hands control to whom, as the trace tells it.
import { describe, expect, test } from "vitest";
import { type Flow, flowOf } from "../../src/trace/flow.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";

/** One line a row: `1>loop pending [2 ready]`. */
function linesOf(flow: Flow): string[] {
  return flow.rows.map((row) => {
    const tasks = flow.lanes.flatMap(({ task }) => row.state.task(task) ?? []);
    const alive = tasks.filter(({ doing }) => doing !== "done");
    const states = alive.map(({ task, doing }) => `${task} ${doing}`).join(", ");
    return row.kind === "gap"
      ? `${row.from} to ${row.to} [${states}]`
      : `${row.from ?? "loop"}>${row.to ?? "loop"} ${row.word} [${states}]`;
  });
}

describe("the flow of control", () => {
  test("goes from the loop to a task, and back with its report", () => {
    expect(linesOf(flowOf(concurrentTrace("tasks")))).toEqual([
      "loop>1 start [1 running]",
      "1>2 task [1 running, 2 ready]",
      "1>3 task [1 running, 2 ready, 3 ready]",
      "1>4 task [1 running, 2 ready, 3 ready, 4 ready]",
      "1>loop pending [1 running, 2 ready, 3 ready, 4 ready]",
      "loop>2 start [1 waiting, 2 running, 3 ready, 4 ready]",
      "2>loop pending [1 waiting, 2 running, 3 ready, 4 ready]",
      "loop>3 start [1 waiting, 2 waiting, 3 running, 4 ready]",
      "3>loop pending [1 waiting, 2 waiting, 3 running, 4 ready]",
      "loop>4 start [1 waiting, 2 waiting, 3 waiting, 4 running]",
      "4>loop pending [1 waiting, 2 waiting, 3 waiting, 4 running]",
      "0.001 to 4 [1 waiting, 2 waiting, 3 waiting, 4 waiting]",
      "loop>4 resume [1 waiting, 2 waiting, 3 waiting, 4 running]",
      "4>loop finished [1 waiting, 2 waiting, 3 waiting, 4 running]",
      "4.001 to 5 [1 waiting, 2 waiting, 3 waiting]",
      "loop>3 resume [1 waiting, 2 waiting, 3 running]",
      "3>loop finished [1 waiting, 2 waiting, 3 running]",
      "5.001 to 6 [1 waiting, 2 waiting]",
      "loop>2 resume [1 waiting, 2 running]",
      "2>loop finished [1 waiting, 2 running]",
      "loop>1 resume [1 running]",
      "1>loop finished [1 running]",
    ]);
  });

  test("names the lanes in the order in which the tasks were made", () => {
    expect(flowOf(concurrentTrace("gather")).lanes).toEqual([
      { task: 1, name: "main", taskName: null },
      { task: 2, name: "one_print", taskName: null },
      { task: 3, name: "two_print", taskName: null },
      { task: 4, name: "three_print", taskName: null },
    ]);
  });

  test("is followed through the wanted tasks only", () => {
    const flow = flowOf(concurrentTrace("tasks"), (name) => name === "two_print");
    expect(flow.lanes).toEqual([{ task: 3, name: "two_print", taskName: null }]);
    expect(linesOf(flow)).toEqual([
      "loop>3 start [3 running]",
      "3>loop pending [3 running]",
      "0.001 to 4 [3 waiting]",
      "4.001 to 5 [3 waiting]",
      "loop>3 resume [3 running]",
      "3>loop finished [3 running]",
    ]);
  });

  test("tells how else a task may end, and that one that only yields its turn stays ready", () => {
    const trace = new TraceBuilder().created(1, "a").created(2, "b").began(1);
    trace.suspended(1, ["a"], { kind: "turn" });
    trace.began(2).done(2, { status: "failed", error: "ValueError()" });
    trace.began(1).done(1, { status: "cancelled" });
    expect(linesOf(flowOf(trace.events))).toEqual([
      "loop>1 start [1 running, 2 ready]",
      "1>loop pending [1 running, 2 ready]",
      "loop>2 start [1 ready, 2 running]",
      "2>loop failed [1 ready, 2 running]",
      "loop>1 resume [1 running]",
      "1>loop cancelled [1 running]",
    ]);
  });

  test("of a program without tasks is empty", () => {
    const blocked = new TraceBuilder().blocked(null, ["main"], 6).returned();
    expect(flowOf(blocked.events)).toMatchObject({ lanes: [], rows: [] });
  });
});

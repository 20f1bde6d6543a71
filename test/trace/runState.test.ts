// What events do to the state of a run, one kind after the other; and what a run that may never end is told of.
import { expect, test } from "vitest";
import type { TraceEvent } from "../../src/trace/event.js";
import { RunState } from "../../src/trace/state/runState.js";
import {
  awaitingTrace,
  concurrentTrace,
  readyOf,
  sequentialTrace,
  stateAfter,
  TraceBuilder,
} from "../helpers/trace.js";

test("a task is ready, runs, waits, is ready again and finishes", () => {
  const trace = new TraceBuilder().created(1, "main");
  const task = () => stateAfter(trace.events).task(1);
  expect(task()).toMatchObject({ doing: "ready", state: "PENDING", steps: 0, cause: { at: 0 } });
  trace.to(1).began(1);
  expect(task()).toMatchObject({ doing: "running", steps: 1, since: 3, cause: { at: 1 } });
  trace.suspended(1, ["main"], { kind: "sleep", until: 4 });
  expect(task()).toMatchObject({ doing: "waiting", waitsFor: { kind: "sleep", until: 4 } });
  expect(stateAfter(trace.events)).toMatchObject({ waitingCount: 1, running: null });
  trace.to(4).woken(1);
  expect(task()).toMatchObject({ doing: "ready", waitsFor: null, cause: { at: 4 } });
  trace.to(5).began(1).to(6).done(1);
  expect(task()).toMatchObject({ doing: "done", state: "FINISHED", steps: 2, cause: { at: 6 } });
  expect(task()?.outcome?.status).toBe("finished");
});

test("a bare yield leaves a task ready, and in the queue", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).suspended(1, ["main"], { kind: "turn" });
  const state = stateAfter(trace.events);
  expect(state.task(1)).toMatchObject({ doing: "ready", waitsFor: null });
  expect(readyOf(state)).toEqual([{ since: 4, kind: "task", task: 1, why: "turn", by: null }]);
});

test("an eager task never stands in the queue, be the event after its creation known or not", () => {
  const { events } = new TraceBuilder().created(1, "main").created(2, "other", 1).began(1);
  const eager: TraceEvent[] = [...events, ...new TraceBuilder().created(3, "child", 1).began(3).events];
  for (const isKnown of [true, false]) {
    const state = new RunState();
    for (const [at, event] of eager.entries()) state.apply(event, isKnown ? eager[at + 1] : undefined);
    expect(readyOf(state).map((entry) => entry.kind === "task" && entry.task)).toEqual([2]);
    expect(state.running).toBe(3);
    expect(state.task(1)?.doing).toBe("running");
  }
});

test("a block tells until when the thread is held, in which function", () => {
  const events = sequentialTrace();
  const { outside } = stateAfter(events.slice(0, events.findIndex(({ kind }) => kind === "blocked") + 1));
  expect(outside).toMatchObject({ coroutine: "main", frames: ["main", "one_print"], doing: "blocked" });
  expect(outside.cause).toMatchObject({ at: 0, seconds: 6 });
});

test("an awaited coroutine is named as the inner function", () => {
  const events = awaitingTrace();
  const state = stateAfter(events.slice(0, events.findIndex(({ kind }) => kind === "suspended") + 1));
  expect(state.task(1)).toMatchObject({ coroutine: "main", frames: ["main", "one_print"], doing: "waiting" });
});

test("a copy and what it was copied from go their own ways", () => {
  const state = stateAfter(new TraceBuilder().created(1, "main").events);
  const copy = state.copy();
  state.apply({ kind: "step-began", at: 1, iteration: 1, task: 1 });
  copy.apply({ kind: "cancel-requested", at: 2, iteration: 1, task: 1, by: null });
  expect(state).toMatchObject({ at: 1, running: 1, readyCount: 0 });
  expect(state.task(1)).toMatchObject({ doing: "running", cancelRequested: false });
  expect(copy).toMatchObject({ at: 2, running: null, readyCount: 1 });
  expect(copy.task(1)).toMatchObject({ doing: "ready", cancelRequested: true });
});

test("a line without a newline is open and grows; complete it is printed by who began it", () => {
  const trace = new TraceBuilder().created(1, "main").created(2, "child").to(1).wrote(1, ["main"], "load");
  trace.to(2).wrote(2, ["child", "deeper"], "ing");
  const open = stateAfter(trace.events);
  expect(open.openLines).toEqual([{ stream: "stdout", text: "loading", at: 1, task: 1, frames: ["main"] }]);
  expect(open.tasks).toMatchObject([
    { frames: ["main"], printed: null },
    { frames: ["child", "deeper"], printed: null },
  ]);
  const complete = stateAfter(trace.to(3).completed(2, ["child"], "loading!", 1).events);
  expect(complete).toMatchObject({ openLines: [], outputLines: 1, completed: { text: "loading!", task: 1 } });
  expect(complete.tasks).toMatchObject([{ printed: "loading!" }, { frames: ["child"], printed: null }]);
});

test("what runs outside every task is known once it writes a part of a line", () => {
  const { outside } = stateAfter(new TraceBuilder().wrote(null, ["main"], "x").events);
  expect(outside).toMatchObject({ coroutine: "main", after: 0, printed: null });
});

test("the last output and the time of the last event are kept", () => {
  const state = stateAfter(concurrentTrace("gather"));
  expect(state.tasks.map(({ printed }) => printed)).toEqual(["6.002", "1", "2", "3"]);
  expect(state.at).toBeCloseTo(6.002, 9);
});

test("of a run that may never end, tasks that have ended are forgotten, and counted", () => {
  const live = new RunState(3);
  const trace = new TraceBuilder().created(1, "main");
  for (let task = 2; task <= 999; task++) trace.created(task, "child").began(task).done(task);
  for (const event of trace.events) live.apply(event);
  const { tasks, forgotten, taskCount } = live;
  expect(tasks[0]).toMatchObject({ coroutine: "main" });
  expect(tasks.length).toBeLessThanOrEqual(3);
  expect(tasks.length + forgotten).toBe(taskCount);
});

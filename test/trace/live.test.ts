import { expect, test } from "vitest";
import type { TraceEvent } from "../../src/trace/event.js";
import { LiveFolder, type LiveState, liveStateOf, unfinishedOf } from "../../src/trace/live.js";
import { awaitingTrace, concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

const after = (events: readonly TraceEvent[]): LiveState => liveStateOf(events);

test("a task is ready, runs, waits, is ready again and finishes", () => {
  const trace = new TraceBuilder().created(1, "main");
  const doing = () => after(trace.events).tasks[0]?.doing;
  expect(doing()).toEqual({ state: "ready", since: 0 });
  trace.to(1).began(1);
  expect(doing()).toEqual({ state: "running", since: 1 });
  trace.suspended(1, ["main"], { kind: "sleep", until: 4 });
  expect(doing()).toEqual({ state: "waiting", since: 1, on: { kind: "sleep", until: 4 } });
  trace.to(4).woken(1);
  expect(doing()).toEqual({ state: "ready", since: 4 });
  trace.to(5).began(1).to(6).done(1);
  expect(doing()).toEqual({ state: "finished", since: 6 });
});

test("a bare yield leaves a task ready", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).suspended(1, ["main"], { kind: "turn" });
  expect(after(trace.events).tasks[0]?.doing).toEqual({ state: "ready", since: 0 });
});

test("a block tells until when the thread is held, in which function", () => {
  const events = sequentialTrace();
  const state = after(events.slice(0, events.findIndex(({ kind }) => kind === "blocked") + 1));
  expect(state.tasks).toMatchObject([
    { task: null, name: "main", inner: "onePrint", doing: { state: "blocked", since: 0, until: 6 } },
  ]);
});

test("an awaited coroutine is named as the inner function", () => {
  const events = awaitingTrace();
  const state = after(events.slice(0, events.findIndex(({ kind }) => kind === "suspended") + 1));
  expect(state.tasks[0]).toMatchObject({ name: "main", inner: "onePrint", doing: { state: "waiting" } });
});

test("what a run cut short was busy with are the tasks that have not ended", () => {
  const events = concurrentTrace("gather");
  const state = after(events.filter(({ at }) => at < 4.5));
  expect(unfinishedOf(state).map(({ name }) => name)).toEqual(["main", "onePrint", "twoPrint"]);
  expect(unfinishedOf(after(events))).toEqual([]);
  expect(unfinishedOf(after(sequentialTrace()))).toEqual([]);
});

test("the state before an event is left as it was", () => {
  const folder = new LiveFolder();
  for (const event of new TraceBuilder().created(1, "main").events) folder.apply(event);
  const before = folder.state();
  const copy = structuredClone(before);
  folder.apply({ kind: "step-began", at: 1, iteration: 1, task: 1 });
  expect(folder.state()).not.toEqual(copy);
  expect(before).toEqual(copy);
});

test("a line without a newline is open, first of all, and grows; complete it is printed by who began it", () => {
  const trace = new TraceBuilder().created(1, "main").created(2, "child").to(1).wrote(1, ["main"], "load");
  trace.to(2).wrote(2, ["child", "deeper"], "ing");
  const open = after(trace.events);
  expect(open.openLines).toEqual([{ stream: "stdout", text: "loading", at: 1, task: 1, frames: ["main"] }]);
  expect(open.tasks).toMatchObject([
    { name: "main", inner: null, printed: null },
    { name: "child", inner: "deeper", printed: null },
  ]);
  const complete = after(trace.to(3).completed(2, ["child"], "loading!", 1).events);
  expect(complete.openLines).toEqual([]);
  expect(complete.tasks).toMatchObject([
    { name: "main", printed: "loading!" },
    { name: "child", inner: null, printed: null },
  ]);
});

test("what runs outside every task is known once it writes a part of a line", () => {
  const { tasks } = after(new TraceBuilder().wrote(null, ["main"], "x").events);
  expect(tasks).toMatchObject([{ task: null, name: "main", printed: null }]);
});

test("the last output and the time of the last event are kept", () => {
  const state = after(concurrentTrace("gather"));
  expect(state.tasks.map(({ printed }) => printed)).toEqual(["6.002", "1", "2", "3"]);
  expect(state.at).toBeCloseTo(6.002, 9);
});

test("an event takes no longer where there are many tasks", () => {
  const count = 20_000;
  const trace = new TraceBuilder();
  for (let task = 1; task <= count; task++) trace.created(task, "sleeper");
  for (let task = 1; task <= count; task++) trace.began(task);
  // Looking through all of them at each event would take longer than the test may.
  expect(after(trace.events).tasks).toHaveLength(count);
});

test("of very many tasks those that have ended are forgotten, and counted", () => {
  const live = new LiveFolder(3);
  const trace = new TraceBuilder().created(1, "main");
  for (let task = 2; task <= 9; task++) trace.created(task, "child").done(task);
  for (const event of trace.events) live.apply(event);
  const { tasks, forgotten } = live.state();
  expect(tasks[0]).toMatchObject({ name: "main" });
  expect(tasks.length).toBeLessThanOrEqual(3);
  expect(tasks.length + forgotten).toBe(9);
});

// The await that is drawn in detail: the first of a future which is no task.
import { expect, test } from "vitest";
import { awaitingOf } from "../../src/trace/awaiting.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";

test("is of the first task that waits for a future, until that task is woken, and of none where all wait for others", () => {
  const trace = new TraceBuilder().created(1, "main").created(2, "other", 1).began(1).to(2);
  trace.suspended(1, ["main"], { kind: "future" }).began(2).to(2.5);
  const awaiting = { task: "Task-1", coroutine: "main", at: 2, until: null };
  expect(awaitingOf(trace.events)).toEqual(awaiting);
  trace.suspended(2, ["other"], { kind: "future" }).to(3).woken(2);
  expect(awaitingOf(trace.events)).toEqual(awaiting);
  trace.to(4).woken(1);
  expect(awaitingOf(trace.events)).toEqual({ ...awaiting, until: 4 });
  expect(awaitingOf(concurrentTrace("tasks"))).toBeNull();
});

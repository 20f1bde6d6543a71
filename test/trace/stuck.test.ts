// When a run came to its deadlock, with and without `asyncio.run`, which takes the tasks down.
import { expect, test } from "vitest";
import { stuckAt } from "../../src/trace/stuck.js";
import { TraceBuilder } from "../helpers/trace.js";

function waiting(): TraceBuilder {
  const trace = new TraceBuilder().iteration().created(1, "main").began(1);
  return trace.suspended(1, ["main"], { kind: "future" });
}

const error = { name: "DeadlockError", message: "deadlock", source: null };
const deadlock = { status: "raised", error } as const;
const outside = { at: 0, iteration: 0 } as const;

test("is when the main task is cancelled outside of the loop", () => {
  const trace = waiting();
  const { length } = trace.events;
  trace
    .add({ ...outside, kind: "cancel-requested", task: 1, by: null })
    .woken(1)
    .iteration()
    .began(1);
  trace.done(1, { status: "cancelled" }).raised("DeadlockError", "deadlock");
  expect(stuckAt(trace.events)).toBe(length);
});

test("is when the loop ran last, where nobody takes the tasks down", () => {
  const trace = waiting();
  const { length } = trace.events;
  trace.add({ ...outside, kind: "output", stream: "stderr", task: null, frames: [], text: "destroyed" });
  trace.add({ ...outside, kind: "program-ended", outcome: deadlock });
  expect(stuckAt(trace.events)).toBe(length);
});

test("is never where a run ended otherwise", () => {
  expect(stuckAt(waiting().returned().events)).toBe(null);
  expect(stuckAt(waiting().raised("ValueError", "bad").events)).toBe(null);
  expect(stuckAt(waiting().events)).toBe(null);
});

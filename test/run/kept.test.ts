// The events that are kept of a run, up to the bounds of number and memory.
import { expect, it } from "vitest";
import { sizeOf } from "../../src/run/core/outbox.js";
import { Kept, mostBytes } from "../../src/run/kept.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { TraceBuilder } from "../helpers/trace.js";

const mebibyte = 2 ** 20;
const trace = new TraceBuilder().created(1, "main").to(1).began(1).to(2).done(1);
const ended: TraceEvent = { kind: "program-ended", at: 3, iteration: 0, outcome: { status: "returned" } };
const events = [...trace.events, ended];

function keep(mostEvents: number, most: number) {
  const kept = new Kept(mostEvents, most);
  for (const event of events) kept.add(event, 100);
  return kept.recorded();
}

it("are all of them up to the bound", () => {
  const recorded = keep(events.length, 10_000);
  expect(recorded).toMatchObject({ events, cut: null, at: 3, outcome: { status: "returned" } });
});

it.each([
  ["number", 2, 10_000],
  ["memory", 10_000, 150],
])("are the first beyond the bound of %s, and how the run went on and ended is known", (_, most, bytes) => {
  const recorded = keep(most, bytes);
  expect(recorded.events).toEqual(events.slice(0, 2));
  expect(recorded).toMatchObject({ cut: { events: 2, until: events[1]?.at }, at: 3 });
  expect(recorded.outcome).toEqual({ status: "returned" });
  expect(recorded.state().tasks).toMatchObject([{ coroutine: "main", doing: "done", cause: { at: 2 } }]);
});

it("are fewer where the heap is small, or several runs share it, and some in any case", () => {
  expect(mostBytes(1, 4144 * mebibyte)).toBe(1360 * mebibyte);
  expect(mostBytes(1, 112 * mebibyte)).toBe(16 * mebibyte);
  expect(mostBytes(4, 112 * mebibyte)).toBe(4 * mebibyte);
  expect(mostBytes(1, 16 * mebibyte)).toBe(2 * mebibyte);
});

it("weigh what their texts do, wherever these stand", () => {
  const output = (text: string): TraceEvent => {
    return { kind: "output", at: 0, iteration: 0, stream: "stdout", text, task: null, frames: ["main"] };
  };
  expect(sizeOf(output("x".repeat(1_000_000))) - sizeOf(output(""))).toBe(1_000_000);
  const failed: TraceEvent = {
    kind: "task-done",
    at: 0,
    iteration: 0,
    task: 1,
    outcome: { status: "failed", error: "y".repeat(50_000) },
  };
  expect(sizeOf(failed)).toBeGreaterThan(50_000);
  expect(sizeOf(output("short"))).toBeLessThan(400);
});

// The outbox: at once where somebody may be watching, in batches where there is much.
import { beforeEach, expect, it, vi } from "vitest";
import { Outbox } from "../../src/run/core/outbox.js";
import type { TraceEvent } from "../../src/trace/event.js";

const began = (task: number): TraceEvent => ({ kind: "step-began", task, at: 0, iteration: 1 });
const woken = (task: number): TraceEvent => ({ kind: "woken", task, at: 0, iteration: 1 });

let sent: (readonly TraceEvent[])[];
let outbox: Outbox;
let now: number;

beforeEach(() => {
  now = 1000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  sent = [];
  outbox = new Outbox((events) => sent.push(events));
  return () => vi.restoreAllMocks();
});

it("sends the first event at once, and then when nothing went out for two milliseconds, looking at every eighth", () => {
  outbox.push(woken(1));
  expect(sent).toEqual([[woken(1)]]);
  now += 1;
  for (let i = 2; i <= 9; i++) outbox.push(woken(i));
  expect(sent).toHaveLength(1);
  now += 1;
  for (let i = 10; i <= 16; i++) outbox.push(woken(i));
  expect(sent).toHaveLength(1);
  outbox.push(woken(17));
  expect(sent).toHaveLength(2);
  expect(sent.flat()).toHaveLength(17);
});

it("sends what has grown to a full batch, however little time has passed", () => {
  for (let i = 1; i <= 1100; i++) outbox.push(woken(i));
  expect(sent.map((batch) => batch.length)).toEqual([1, 512, 512]);
  outbox.flush();
  expect(sent.flat()).toEqual(Array.from({ length: 1100 }, (_, i) => woken(i + 1)));
});

it("sends what waits when it is flushed, and nothing when nothing waits", () => {
  outbox.push(woken(1));
  outbox.push(woken(2));
  outbox.flush();
  outbox.flush();
  expect(sent).toEqual([[woken(1)], [woken(2)]]);
});

it("sends the first steps as they begin, so that one that never ends is known", () => {
  outbox.push(woken(1));
  outbox.push(began(2));
  outbox.push(began(3));
  expect(sent).toEqual([[woken(1)], [began(2)], [began(3)]]);
});

it("sends later steps in batches, so that a long run is not slowed down", () => {
  for (let step = 0; step < 1000; step++) outbox.push(began(step));
  expect(sent.length).toBeLessThan(300);
  outbox.flush();
  expect(sent.flat()).toHaveLength(1000);
});

it("sends what has waited for two milliseconds of the program's time when a step begins, without reading the clock", () => {
  outbox.push(woken(1));
  outbox.passTime(0.0015);
  outbox.push(woken(2));
  outbox.passTime(0.0019);
  expect(sent).toHaveLength(1);
  outbox.passTime(0.0021);
  expect(sent).toEqual([[woken(1)], [woken(2)]]);
  outbox.push(woken(3));
  outbox.passTime(0.003);
  expect(sent).toHaveLength(2);
});

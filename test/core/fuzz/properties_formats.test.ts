// The traces of random programs are in order, and what is written of them for Perfetto and chrome://tracing keeps the rules
// of that format.
import fc from "fast-check";
import { expect, test } from "vitest";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import { chromeTrace } from "../../../src/commands/export/chrome.js";
import { Recorder } from "../../../src/run/core/recorder.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { checkedTimeline } from "../../../src/trace/order.js";
import { brokenRules } from "../../helpers/chromeRules.js";
import { documentOf } from "../../helpers/document.js";
import { programs } from "./arbitrary.js";
import type { Program } from "./ast.js";
import { readGolden, readRegressions } from "./golden.js";
import { detailRecorder } from "./live_recorder.js";
import { record } from "./record.js";
import { fixed } from "./seeds.js";

async function detailed(list: readonly Program[]): Promise<readonly TraceEvent[]> {
  const clock = new VirtualClock();
  const { recorder, events } = detailRecorder(clock);
  await record(list, recorder, clock);
  return events;
}

async function plain(list: readonly Program[]): Promise<readonly TraceEvent[]> {
  const clock = new VirtualClock();
  const events: TraceEvent[] = [];
  const push = (event: TraceEvent): void => {
    events.push(event);
  };
  await record(list, new Recorder(clock, { push, passTime: () => {}, flush: () => {} }), clock);
  return events;
}

const broken = (events: readonly TraceEvent[]): string[] =>
  brokenRules(chromeTrace(documentOf(events)).traceEvents);

test("in detail and without, whole and cut short", async () => {
  const lists = fc.array(programs, { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(lists, fc.double({ min: 0, max: 1, noNaN: true }), async (list, part) => {
      for (const events of [await detailed(list), await plain(list)]) {
        expect(checkedTimeline(events).misplaced).toBeNull();
        expect(broken(events)).toEqual([]);
        expect(broken(events.slice(0, Math.floor(part * events.length)))).toEqual([]);
      }
    }),
    fixed(40),
  );
});

test("and those of the recorded programs of both grammars", async () => {
  const recorded = [
    ...readGolden("given").slice(0, 100),
    ...readGolden("wide").filter(({ seed }) => seed < 150),
    ...readRegressions(),
  ];
  for (const { program } of recorded) {
    const events = await detailed([program]);
    expect(checkedTimeline(events).misplaced).toBeNull();
    expect(broken(events)).toEqual([]);
  }
});

// The trace for Perfetto and chrome://tracing, against the rules of the Trace Event Format.
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/lesson/catalogue.js";
import { foldName } from "../../src/lesson/fold.js";
import { type ChromeEvent, chromeTrace } from "../../src/trace/chrome.js";
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

function documentOf(events: readonly TraceEvent[]): TraceDocument {
  const typescript = { file: "mine.ts", text: "" };
  return {
    schema: 1,
    kind: "trace",
    source: "measured",
    lesson: null,
    title: { en: "mine.ts", ja: "mine.ts" },
    programs: { typescript, python: null, pairs: [] },
    lanes: [],
    events,
  };
}

const eventsOf = (document: TraceDocument): readonly ChromeEvent[] =>
  chromeTrace(document, foldName).traceEvents;

type Slice = Extract<ChromeEvent, { readonly ph: "X" }>;

/** What of the format's rules a trace breaks, in words. */
function broken(events: readonly ChromeEvent[]): string[] {
  const faults: string[] = [];
  const named = new Set(
    events.flatMap((event) => (event.ph === "M" && event.name === "thread_name" ? [event.tid] : [])),
  );
  const slices = new Map<number, Slice[]>();
  const ends = new Map<string, ChromeEvent[]>();
  let last = 0;
  for (const event of events) {
    if (!Number.isInteger(event.pid) || !Number.isInteger(event.tid)) faults.push(`no track: ${event.name}`);
    if (typeof event.name !== "string") faults.push("no name");
    if (event.ph === "M") continue;
    if (!Number.isFinite(event.ts) || event.ts < 0) faults.push(`no time: ${event.name}`);
    if (event.ts < last) faults.push(`not in the order of time: ${event.name}`);
    last = event.ts;
    if (event.cat === "") faults.push(`no category: ${event.name}`);
    if (event.ph === "X") {
      if (!(event.dur > 0)) faults.push(`no length: ${event.name}`);
      slices.set(event.tid, [...(slices.get(event.tid) ?? []), event]);
    }
    if (event.ph !== "b" && event.ph !== "e" && !named.has(event.tid))
      faults.push(`a track without a name: ${event.tid}`);
    if ("id" in event) {
      const key = `${event.cat} ${event.name} ${event.id}`;
      ends.set(key, [...(ends.get(key) ?? []), event]);
    }
  }
  const nanoseconds = (microseconds: number): number => Math.round(microseconds * 1000);
  for (const track of slices.values()) {
    const open: number[] = [];
    for (const { name, ts, dur } of track) {
      const [from, to] = [nanoseconds(ts), nanoseconds(ts) + nanoseconds(dur)];
      while (open.length > 0 && (open.at(-1) ?? 0) <= from) open.pop();
      if (open.length > 0 && to > (open.at(-1) ?? 0))
        faults.push(`neither within the one before nor apart: ${name}`);
      open.push(to);
    }
  }
  for (const [key, pair] of ends) {
    const [start, end] = pair;
    const kinds = pair.map(({ ph }) => ph).join("");
    if (kinds !== "sf" && kinds !== "be") faults.push(`not a beginning and an end: ${key} is ${kinds}`);
    for (const event of [start, end]) {
      if (event === undefined || (event.ph !== "s" && event.ph !== "f")) continue;
      const isIn = slices
        .get(event.tid)
        ?.some(({ ts, dur, cat }) => cat !== "task" && ts <= event.ts && event.ts < ts + dur);
      if (isIn !== true) faults.push(`an arrow that is tied to no slice: ${key} ${event.ph}`);
    }
    if (end?.ph === "f" && end.bp !== "e") faults.push(`an arrow to the next slice: ${key}`);
  }
  return faults;
}

describe("a trace for chrome", () => {
  test("keeps the format's rules for every lesson", async () => {
    for (const { id } of lessons.filter(({ clock }) => clock === "any"))
      expect(broken(eventsOf(await lessonTrace(id))), id).toEqual([]);
  });

  test("keeps them for traces without details, cut short at any event", () => {
    const busy = new TraceBuilder().created(1, "main").began(1).created(2, "eager", 1).began(2);
    busy.suspended(2, ["eager"], { kind: "turn" }).blocked(1, ["main"], 1).woken(2).began(2).done(2);
    busy.measured("job", 0.5, 2).measured("job", 1, 3).printed(null, ["callback"], "x").to(2).done(1);
    for (const events of [
      concurrentTrace("gather"),
      concurrentTrace("tasks"),
      sequentialTrace(),
      busy.events,
    ])
      for (let length = 0; length <= events.length; length += 1)
        expect(broken(eventsOf(documentOf(events.slice(0, length)))), `${length}`).toEqual([]);
  });

  test("says when the rules are broken", () => {
    const place = { pid: 1, tid: 1, cat: "task" } as const;
    const slice = (ts: number, dur: number): ChromeEvent => ({ ph: "X", name: "x", ts, dur, ...place });
    const arrow = { ph: "s", name: "wakes", id: 1, ts: 9, pid: 1, tid: 1, cat: "wake" } as const;
    const faults = broken([slice(0, 5), slice(3, 5), slice(2, 0), arrow]).join("\n");
    for (const fault of [
      "neither within",
      "no length",
      "order of time",
      "without a name",
      "not a beginning",
      "tied to no slice",
    ])
      expect(faults).toContain(fault);
  });

  test("has a track for each task, its awaits as slices and its output as marks", async () => {
    const events = eventsOf(await lessonTrace("gather"));
    const tracks = events.flatMap((event) =>
      event.name === "thread_name" && event.ph === "M" ? [event.args.name] : [],
    );
    expect(tracks).toEqual([
      "event loop",
      "main (Task-1)",
      "one_print (Task-2)",
      "two_print (Task-3)",
      "three_print (Task-4)",
    ]);
    const awaits = events.flatMap((event) =>
      event.ph === "X" && event.cat === "await" ? [[event.name, event.args?.in]] : [],
    );
    expect(awaits).toEqual([
      ["await gather of 3", "main"],
      ["await sleep until 6.000 s", "one_print"],
      ["await sleep until 5.000 s", "two_print"],
      ["await sleep until 4.000 s", "three_print"],
    ]);
    const marks = events.flatMap((event) => (event.ph === "i" ? [event.name] : []));
    expect(marks).toEqual(["3", "2", "1", "6.0000081062316895", "results: [1, 2, 3]"]);
  });

  test("points from what woke a task to its next step: timers, and the last task that gather waited for", async () => {
    const events = eventsOf(await lessonTrace("gather"));
    const ends = (ph: "s" | "f"): number[] => events.flatMap((event) => (event.ph === ph ? [event.tid] : []));
    expect(ends("s")).toEqual([1, 1, 1, 4]);
    expect(ends("f")).toEqual([6, 5, 4, 3]);
  });

  test("tells how a task ended, and who was asked to", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "job", 1).to(1);
    trace.add({ ...trace.moment, kind: "cancel-requested", task: 2, by: 1 }).done(2, { status: "cancelled" });
    const events = eventsOf(documentOf(trace.done(1, { status: "failed", error: "E()" }).events));
    const lives = events.flatMap((event) => (event.ph === "X" && event.cat === "task" ? [event.args] : []));
    expect(lives).toEqual([
      { task: "Task-1", outcome: "failed", error: "E()" },
      { task: "Task-2", parent: "main", outcome: "cancelled" },
    ]);
    expect(events.filter(({ name }) => name === "cancel requested")).toHaveLength(1);
  });
});

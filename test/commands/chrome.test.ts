// The trace for Perfetto and chrome://tracing, against the rules of the Trace Event Format.
import { describe, expect, test } from "vitest";
import { chromeTrace } from "../../src/commands/export/chrome.js";
import type { ChromeEvent } from "../../src/commands/export/chromeTracks.js";
import { lessons } from "../../src/course/catalogue.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { brokenRules } from "../helpers/chromeRules.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { sleepersTrace } from "../helpers/sleepers.js";
import { concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";

type Slice = Extract<ChromeEvent, { readonly ph: "X" }>;

const eventsOf = (document: TraceDocument): readonly ChromeEvent[] => chromeTrace(document).traceEvents;

/** Of each arrow that begins at a timer: which one that is, and which track it leads to. */
function timersArrows(events: readonly ChromeEvent[]): (readonly [timer: unknown, tid: unknown])[] {
  const timers = events.filter((event): event is Slice => event.ph === "X" && event.cat === "timer");
  return events.flatMap((event) => {
    const around = timers.find(
      ({ tid, ts, dur }) => event.ph === "s" && tid === event.tid && ts <= event.ts && event.ts < ts + dur,
    );
    if (event.ph !== "s" || around === undefined) return [];
    const end = events.find((other) => other.ph === "f" && other.id === event.id);
    return [[around.args?.timer, end?.tid] as const];
  });
}

describe("a trace for chrome", () => {
  test("keeps the format's rules for every lesson", async () => {
    for (const { id } of lessons.filter(({ clock }) => clock === "any"))
      expect(brokenRules(eventsOf(await lessonTrace(id))), id).toEqual([]);
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
        expect(brokenRules(eventsOf(documentOf(events.slice(0, length)))), `${length}`).toEqual([]);
  });

  test.each([true, false])(
    "keeps them for up to 130 that sleep for as long, each woken by its own timer; in detail: %s",
    async (detail) => {
      for (const count of [1, 2, 3, 5, 8, 13, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 130]) {
        const events = eventsOf(documentOf(await sleepersTrace(count, detail)));
        expect(brokenRules(events), `${count}`).toEqual([]);
        // The sleepers are the tasks from 2 on, and the tracks of tasks begin with 3.
        const expected = Array.from({ length: count }, (_, at) => [at + 1, at + 4]);
        expect(timersArrows(events)).toEqual(expected);
      }
    },
  );

  test("says when the rules are broken", () => {
    const place = { pid: 1, tid: 1, cat: "task" } as const;
    const slice = (ts: number, dur: number): ChromeEvent => ({ ph: "X", name: "x", ts, dur, ...place });
    const arrow = { ph: "s", name: "wakes", id: 1, ts: 9, pid: 1, tid: 1, cat: "wake" } as const;
    const back = { ...arrow, ph: "f", ts: 2, bp: "e" } as const;
    const events = [slice(0, 5), slice(3, 5), slice(2, 0), arrow, back, { ...arrow, id: 2 }];
    const faults = brokenRules(events).join("\n");
    for (const fault of [
      "neither within",
      "no length",
      "order of time",
      "without a name",
      "not a beginning",
      "tied to no slice",
      "back in time",
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

  test("names everything as Python does", async () => {
    const told: string[] = [];
    for (const { id } of lessons.filter(({ clock }) => clock === "any"))
      for (const event of eventsOf(await lessonTrace(id))) {
        if (event.ph !== "i") told.push(event.name);
        // What is written, and what comes of a task, is the program's own.
        const { in: place = "", parent = "", name = "" } = event.args ?? {};
        told.push(String(place), String(parent), String(name));
      }
    expect(told).toContain("await to_thread");
    expect(
      [...new Set(told)].filter((text) => /[a-z][A-Z]/.test(text) && !text.includes("TaskGroup")),
    ).toEqual([]);
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

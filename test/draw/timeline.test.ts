import { describe, expect, test } from "vitest";
import { renderTimeline, type TimelineData } from "../../src/draw/timeline.js";
import type { View } from "../../src/draw/view.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";
import { en40, en80, ja80, uncolored, viewOf } from "../helpers/view.js";

const data = { lanes: lanesOf(concurrentTrace("gather")) };

/** Without the legend, which is the same for all that have the same states. */
function lanesDrawn(given: TimelineData, view: View): string {
  return renderTimeline(given, view).replace(/\n[^\n]*running \(at least one cell\).*/s, "");
}

describe("the timeline", () => {
  test("marks the end of what failed, was cancelled or was left", () => {
    const trace = new TraceBuilder().created(1, "fails").created(2, "stops").created(3, "stays").to(2);
    trace.done(1, { status: "failed", error: "E()" }).to(3).done(2, { status: "cancelled" }).to(4).returned();
    expect(renderTimeline({ lanes: lanesOf(trace.events) }, en80)).toMatchInlineSnapshot(`
      "         0s      0.5s    1s      1.5s    2s      2.5s    3s      3.5s    4s
               ├───────┼───────┼───────┼───────┼───────┼───────┼───────┼───────┤
        fails  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒✖
        stops  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒⊘
        stays  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒…
               █ running (at least one cell)  ░ waiting  ▒ ready to run  ✖ failed
               ⊘ cancelled  … unfinished"
    `);
  });

  test("marks where a task was asked to end, which it may refuse", () => {
    const trace = new TraceBuilder().created(1, "stubborn").began(1);
    trace.suspended(1, ["stubborn"], { kind: "future" }).to(1);
    trace
      .add({ ...trace.moment, kind: "cancel-requested", task: 1, by: null })
      .to(2)
      .woken(1)
      .began(1)
      .done(1);
    expect(lanesDrawn({ lanes: lanesOf(trace.events) }, en80)).toMatchInlineSnapshot(`
      "            0s              0.5s            1s              1.5s            2s
                  ├───────────────┼───────────────┼───────────────┼───────────────┤
        stubborn  █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░!░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█"
    `);
    expect(renderTimeline({ lanes: lanesOf(trace.events) }, en80)).toContain("! cancel requested");
    expect(renderTimeline({ lanes: lanesOf(trace.events) }, ja80)).toContain("! キャンセル要求");
  });

  test("indents who stands below whom where there is more than one level below the first", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "group", 1).created(3, "job", 2).to(1);
    const lanes = lanesOf(trace.done(3).done(2).done(1).returned().events);
    expect(lanesDrawn({ lanes }, en80)).toMatchInlineSnapshot(`
      "           0s           0.2s         0.4s         0.6s         0.8s         1s
                 ├────────────┼────────────┼────────────┼────────────┼────────────┤
        main     ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
          group  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
            job  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒"
    `);
    expect(renderTimeline({ lanes: lanes.toReversed() }, en80)).not.toMatch(/^ {3,}(main|group|job)/m);
  });

  test("draws ready where a lane was ready for most of a cell", () => {
    const trace = new TraceBuilder().created(1, "holder").created(2, "other").began(1);
    trace.blocked(1, ["holder"], 3).done(1).began(2).to(4).done(2);
    expect(lanesDrawn({ lanes: lanesOf(trace.events) }, en40)).toMatchInlineSnapshot(`
      "  0s       1s       2s       3s       4s
        ├────────┼────────┼────────┼────────┤
        holder
        █▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▚
        other
        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▚████████"
    `);
  });

  test("cuts a hundred lanes to the rows given, and counts the rest", () => {
    const trace = new TraceBuilder();
    for (let task = 1; task <= 100; task += 1) trace.created(task, "worker");
    for (let task = 1; task <= 100; task += 1)
      trace
        .to(task / 10)
        .began(task)
        .done(task);
    expect(lanesDrawn({ lanes: lanesOf(trace.events), maxLanes: 4 }, en80)).toMatchInlineSnapshot(`
      "                 0s          2s          4s          6s          8s          10s
                       ├───────────┼───────────┼───────────┼───────────┼───────────┤
        worker Task-1  █
        worker Task-2  ▒▚
        worker Task-3  ▒▚
        worker Task-4  ▒▒█
        and 96 more"
    `);
  });

  test("fits microseconds and hours on its scale", () => {
    for (const length of [2e-6, 0.0153, 1, 59.9, 7200]) {
      const trace = new TraceBuilder().created(1, "main").began(1);
      trace.suspended(1, ["main"], { kind: "future" }).to(length).woken(1).began(1).done(1);
      const [labels = "", axis = "", lane = ""] = renderTimeline(
        { lanes: lanesOf(trace.events) },
        en80,
      ).split("\n");
      expect(labels.trim().startsWith("0s")).toBe(true);
      expect(axis.trim().length).toBeGreaterThan(30);
      expect(lane.trim()).toMatch(/^main {2}█░+█$/);
    }
  });

  test("of a run that took no time is one cell", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).done(1);
    expect(lanesDrawn({ lanes: lanesOf(trace.events) }, en80)).toMatchInlineSnapshot(`
      "        0s
              ├
        main  █"
    `);
  });

  test("colours a state's cells together and nothing else changes", () => {
    const colored = renderTimeline(data, viewOf(80, "en", { color: true }));
    expect(colored).toContain("\u001b[32m▚\u001b[39m\u001b[36m░");
    expect(uncolored(colored)).toBe(renderTimeline(data, en80));
  });
});

describe("the lanes of what a program measured itself", () => {
  const trace = new TraceBuilder().to(6);
  trace.measured("one thread", 0, 1, "blocked").measured("one thread", 1, 2, "blocked");
  trace.measured("asyncio", 2, 3, "waiting").measured("asyncio", 2.1, 3, "waiting").measured("asyncio", 5, 6);
  const measured = { lanes: lanesOf(trace.events) };

  test("have gaps, at 80 columns", () => {
    expect(lanesDrawn(measured, en80)).toMatchInlineSnapshot(`
      "              0s        1s        2s        3s        4s        5s        6s
                    ├─────────┼─────────┼─────────┼─────────┼─────────┼─────────┤
        one thread  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        asyncio                         ░░░░░░░░░░                    ██████████"
    `);
  });
});

import { describe, expect, test } from "vitest";
import { renderRunReport } from "../../src/commands/run/runReport.js";
import { renderTimeline } from "../../src/draw/timeline.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { gatherReport } from "../helpers/report.js";
import { TraceBuilder } from "../helpers/trace.js";
import { en80 } from "../helpers/view.js";

describe("the report of a run", () => {
  test("without figures ends with the timeline, and without lanes begins with the table", () => {
    const whole = renderRunReport(gatherReport, en80).split("\n\n");
    expect(renderRunReport({ ...gatherReport, figures: [] }, en80)).toBe(whole.slice(0, 2).join("\n\n"));
    expect(renderRunReport({ ...gatherReport, lanes: [] }, en80)).toBe(whole[2]);
    // One row alone compares nothing: the sentence is left.
    const figures = gatherReport.figures.slice(0, 1);
    expect(renderRunReport({ ...gatherReport, figures, lanes: [] }, en80)).toBe(
      "  gather: three waits overlap on one thread.",
    );
  });

  test("of lanes that the program measured itself has nothing to sum up", () => {
    const lanes = lanesOf(new TraceBuilder().to(2).measured("thread 1", 1, 2).events);
    const report = renderRunReport({ ...gatherReport, lanes, figures: [] }, en80);
    expect(report).toBe(renderTimeline({ lanes }, en80));
  });
});

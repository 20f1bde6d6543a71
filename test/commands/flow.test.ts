import { describe, expect, test } from "vitest";
import { renderFlow } from "../../src/commands/run/flow.js";
import { flowOf } from "../../src/trace/flow.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";
import { uncolored, viewOf } from "../helpers/view.js";

const flow = flowOf(concurrentTrace("tasks"));

describe("the flow of control", () => {
  test("of a single task, which fails", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.done(1, { status: "failed", error: "ValueError()" });
    expect(`\n${renderFlow(flowOf(trace.events), viewOf(40))}\n`).toMatchInlineSnapshot(`
      "
        How control passes: the loop runs a
        task until that suspends or ends.
                 loop            main
        0.000 s    │────starts────→█
                   │←───failed─────█
      "
    `);
  });

  test("has no columns wider apart than the eye follows", () => {
    expect(renderFlow(flow, viewOf(300))).toBe(renderFlow(flow, viewOf(90)));
  });

  test("is the same with colours", () => {
    for (const width of [40, 80]) {
      const colored = renderFlow(flow, viewOf(width, "en", { color: true }));
      expect(colored).not.toBe(uncolored(colored));
      expect(uncolored(colored)).toBe(renderFlow(flow, viewOf(width)));
    }
  });
});

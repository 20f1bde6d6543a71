// One thread runs one task at a time: so do drawings, at every place of theirs, or they say that several took turns there.
import { expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { axisOf, scaleOf } from "../../src/draw/scale.js";
import { lanesToDraw } from "../../src/draw/shownLanes.js";
import { renderTimelineSvg } from "../../src/draw/svg/timeline.js";
import { cellsInTurns, cellsOf, renderTimeline } from "../../src/draw/timeline.js";
import { withTurns } from "../../src/draw/turns.js";
import type { WaitTarget } from "../../src/trace/event.js";
import type { Lane } from "../../src/trace/lanes.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { TraceBuilder } from "../helpers/trace.js";
import { viewOf } from "../helpers/view.js";

const sleep = (until: number): WaitTarget => ({ kind: "sleep", until });

/** The tasks that are drawn running at a place. What was measured may run in another thread. */
function runningAt(lanes: readonly Lane[], runs: (lane: number) => boolean): number {
  return new Set(lanes.flatMap(({ task, measured }, at) => (measured !== true && runs(at) ? [task] : [])))
    .size;
}

test("in no column of any lesson's timeline two tasks are drawn running", async () => {
  for (const { id } of lessons) {
    const { events, lanes: names } = await lessonTrace(id);
    const lanes = lanesToDraw(events, names).slice(0, 40);
    const end = lanes.reduce((latest, { to }) => Math.max(latest, to), 0);
    for (const room of [20, 61, 200]) {
      const scale = scaleOf(end, room);
      const rows = cellsInTurns(lanes.map((lane) => ({ lane, cells: cellsOf(lane, scale) })));
      for (let column = 0; column < scale.cells; column++) {
        const count = runningAt(lanes, (at) => rows[at]?.[column] === "running");
        if (count > 1) expect.fail(`${id}: ${count} run in column ${column} of ${room}`);
      }
    }
  }
});

test("nor at any place of its picture", async () => {
  for (const { id } of lessons) {
    const { events, lanes: names } = await lessonTrace(id);
    const lanes = lanesToDraw(events, names).slice(0, 40);
    const end = lanes.reduce((latest, { to }) => Math.max(latest, to), 0);
    const { xOf } = axisOf(end, 100, 800);
    let last = { task: null as number | null, to: 0 };
    const bars = withTurns(lanes, xOf, 3).flatMap(({ task, measured, intervals }) =>
      intervals.flatMap(({ state, from, to }) =>
        state === "running" && measured !== true
          ? [{ task, from: xOf(from), to: Math.max(xOf(to), xOf(from) + 3) }]
          : [],
      ),
    );
    for (const bar of bars.toSorted((one, other) => one.from - other.from)) {
      if (bar.task !== last.task && bar.from < last.to) expect.fail(`${id}: two run at ${bar.from}`);
      last = bar;
    }
  }
});

test("a cell in which several tasks ran says so of each, and one in which one ran says that", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).created(2, "job", 1);
  trace.suspended(1, ["main"], { kind: "task", task: 2 }).began(2).suspended(2, ["job"], sleep(1));
  trace.to(1).woken(2).began(2).done(2).suspended(1, ["main"], sleep(2)).to(2).woken(1).began(1).done(1);
  const lanes = lanesToDraw(trace.events, []);
  expect(`\n${renderTimeline({ lanes }, viewOf(40))}`).toMatchInlineSnapshot(`
    "
      0s       0.5s     1s       1.5s     2s
      ├────────┼────────┼────────┼────────┤
      main
      ▚░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
      job
      ▚░░░░░░░░░░░░░░░░░█
      █ running (at least one cell)
      ▚ running by turns  ░ waiting
      ▒ ready to run"
  `);
  expect(renderTimeline({ lanes }, viewOf(40, "ja"))).toContain("▚ 交代で実行中");
  const svg = { name: null, title: "x", origin: { source: "virtual" }, elapsed: 2, lanes } as const;
  expect(renderTimelineSvg(svg, "en")).toContain("running by turns");
});

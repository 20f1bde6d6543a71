// The step viewer's frame: what holds at every moment and size.
import { beforeAll, describe, expect, test } from "vitest";
import { highlight } from "../../src/draw/source/highlight.js";
import { widthOf } from "../../src/draw/width.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { harmlessTrace } from "../../src/trace/harmless.js";
import type { Steps } from "../../src/viewer/model/steps.js";
import type { Size } from "../../src/viewer/terminal/box.js";
import { renderStepFrame } from "../../src/viewer/terminal/frame.js";
import { memoHighlight } from "../../src/viewer/terminal/viewer.js";
import { renderStepLine } from "../../src/viewer/words/texts.js";
import { counted } from "../helpers/counted.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { waitersTrace, workersTrace } from "../helpers/longTraces.js";
import { frameAt, stepsOf, styleOf } from "../helpers/steps.js";
import { TraceBuilder } from "../helpers/trace.js";
import { uncolored } from "../helpers/view.js";

/** Of each lesson, the moments that tell its story. */
const moments: Readonly<Record<string, readonly number[]>> = {
  gather: [8, 18, 22, 26, 46],
  await_without_tasks: [6, 12],
};

const size: Size = { columns: 80, rows: 24 };

const lessons = new Map<string, Steps>();

beforeAll(async () => {
  for (const id of Object.keys(moments)) lessons.set(id, stepsOf(await lessonTrace(id)));
});

function stepsOfLesson(id: string): Steps {
  const steps = lessons.get(id);
  if (steps === undefined) throw new Error(`${id} was not run`);
  return steps;
}

test("where Python is shown for a run of TypeScript, the head says which file ran, from 40 columns on", () => {
  const steps = stepsOfLesson("await_without_tasks");
  const model = steps.model({ event: 12, task: null, source: "python" });
  for (const [language, said] of [
    ["en", "run: program.ts"],
    ["ja", "実行：program.ts"],
  ] as const) {
    for (let columns = 40; columns <= 160; columns++) {
      const data = { model, footer: { kind: "keys" }, playing: null, alone: null } as const;
      expect(renderStepFrame(data, { columns, rows: 24 }, styleOf(language))[0]).toContain(said);
    }
  }
});

test("a program of one's own is named once in the head", () => {
  const [head] = frameAt(stepsOf(documentOf([])), 0, { columns: 80, rows: 24 });
  expect(head).toMatch(/^┌ step mine\.ts ─+ event 0\/0 /);
});

describe.each(Object.entries(moments))("%s", (id, places) => {
  test("is the same text with colours", () => {
    const steps = stepsOfLesson(id);
    for (const place of places) {
      const style = { ...styleOf("en", { color: true }), highlight: memoHighlight(highlight) };
      const colored = frameAt(steps, place, size, style).join("\n");
      expect(colored).not.toBe(uncolored(colored));
      expect(uncolored(colored)).toBe(frameAt(steps, place, size).join("\n"));
    }
  });

  test("forwards to the end and back again, every frame is as it was", () => {
    const steps = stepsOfLesson(id);
    const forwards = Array.from({ length: steps.shown.length + 1 }, (_, place) =>
      frameAt(steps, place, size),
    );
    for (let place = steps.shown.length; place >= 0; place--) {
      expect(frameAt(steps, place, size)).toEqual(forwards[place]);
    }
  });
});

const long = "a_name_that_is_much_longer_than_any_name_should_be_in_a_lesson";
const mixed = "とても長い日本語の文字列です。mixed 👩‍👩‍👧 with_latin、そして括弧（かっこ）も続きます。";

/** Wide characters everywhere, control characters, a task that fails, one that is cancelled, forty that wait. */
function awkward(): Steps {
  const trace = new TraceBuilder().created(1, long).iteration().began(1);
  trace.printed(1, [long, mixed], `${mixed}\t\u001b[31m${mixed}`).blocked(1, [long, "内側"], 1.5);
  for (let task = 2; task <= 40; task++) trace.created(task, task % 2 === 0 ? "日本語の名前" : long, 1);
  trace.suspended(1, [long, "内側"], { kind: "gather", children: 39, tasks: [2, 3] }).iteration();
  trace.began(2).suspended(2, ["日本語の名前"], { kind: "sleep", until: 9 });
  trace.began(3).done(3, { status: "failed", error: `ValueError('${mixed}')` });
  trace.began(4).done(4, { status: "cancelled" });
  trace.began(5).suspended(5, [long], { kind: "future", label: mixed });
  for (let line = 0; line < 30; line++) trace.to(2 + line).printed(1, [long], `${mixed} ${line}`);
  trace.raised("ValueError", mixed);
  const text = `${`const x = "${mixed}"; // ${mixed}\n`.repeat(50)}\tfunction ${long}() {}\n`;
  return stepsOf(documentOf(trace.events, text, mixed));
}

test("at every size from 20x8 to 200x60, each frame has exactly so many lines of exactly that width", () => {
  const steps = awkward();
  const styles = [
    styleOf("en"),
    styleOf("ja"),
    styleOf("ja", { ascii: true }),
    styleOf("en", { color: true }),
  ];
  const footers = [
    { kind: "keys" },
    { kind: "prompt", asks: "search", typed: mixed },
    { kind: "note", note: "notFound", text: mixed },
  ] as const;
  const { length } = steps.shown;
  const models = [0, 2, 5, 30, length - 20, length].map((place) =>
    steps.model({
      event: steps.shown.at(place),
      task: place % 2 === 0 ? null : 2,
      source: place === 30 ? "python" : "typescript",
    }),
  );
  // Each width and each height, and of their pairs one in 31: with the smallest and the largest, every other one.
  const isLooked = (columns: number, rows: number): boolean =>
    (columns * 3 + rows) % 31 === 0 ||
    ((columns + rows) % 2 === 0 && (columns === 20 || columns === 200 || rows === 8 || rows === 60));
  let turn = 0;
  for (let columns = 20; columns <= 200; columns++) {
    for (let rows = 8; rows <= 60; rows++) {
      if (!isLooked(columns, rows)) continue;
      turn++;
      const model = models[turn % models.length];
      const style = styles[turn % styles.length];
      const footer = footers[turn % footers.length];
      if (model === undefined || style === undefined || footer === undefined) throw new RangeError(`${turn}`);
      const alone = turn % 11 === 0 ? ({ what: "help", from: turn % 7 } as const) : null;
      const data = { model, footer, alone, playing: turn % 5 === 0 ? 2 : null };
      const lines = renderStepFrame(data, { rows, columns }, style);
      const wrong = lines.filter((line) => widthOf(line) !== columns);
      if (lines.length !== rows || wrong.length > 0)
        expect({ rows, columns, lines: lines.length, wrong }).toBeNull();
    }
  }
});

// How long a frame takes is measured by the bench `frame`.
test.each([
  ["events of the same tasks", workersTrace(100, 17), workersTrace(100, 167)],
  ["tasks", waitersTrace(1000), waitersTrace(10_000)],
])("a frame looks at a few of a trace's events, however many %s there are", (_, few, many) => {
  /** How many are read to jump somewhere, and for the step from there; at most, of some places throughout the trace. */
  const readsOf = (events: readonly TraceEvent[]): { readonly jump: number; readonly step: number } => {
    const { items, reads } = counted(events);
    const steps = stepsOf(documentOf(items));
    const draw = (place: number): number => {
      frameAt(steps, place, { rows: 60, columns: 200 });
      return reads();
    };
    // The first one lays out the lanes.
    draw(0);
    const places = Array.from({ length: 20 }, (_, turn) => Math.floor((steps.shown.length * turn) / 20));
    const drawn = places.map((place) => ({ jump: draw(place), step: draw(place + 1) }));
    const most = (of: "jump" | "step"): number => Math.max(...drawn.map((each) => each[of]));
    return { jump: most("jump"), step: most("step") };
  };
  const reads = { few: readsOf(few), many: readsOf(many) };
  expect(reads.few.step).toBeGreaterThan(1);
  expect(reads.many.step).toBeLessThan(1.5 * reads.few.step);
  // It is replayed from a state that is near, each event with the one after it.
  expect(reads.many.jump).toBeLessThan(2 * 1000 + 1000);
});

test("whatever a trace calls its tasks, files and futures, no frame holds a control character", () => {
  const nasty = "\u001b[2J\u0007\u009b31m\u202ename\n";
  const trace = new TraceBuilder().created(1, nasty).created(2, nasty, 1).created(3, "other", 1).iteration();
  trace.began(1).suspended(1, [nasty, nasty], { kind: "future", label: nasty }).began(2);
  trace.printed(2, [nasty], nasty).suspended(2, [nasty], { kind: "task", task: 3 });
  const moment = { ...trace.moment, task: 3, what: nasty, wakes: null };
  trace.add({ ...moment, kind: "timer-set", timer: 1, deadline: 4 });
  trace.add({ ...moment, kind: "callback-scheduled", handle: 1, name: nasty, why: "call_soon" });
  trace.add({ ...trace.moment, kind: "future-done", future: 1, label: nasty, state: "FINISHED" });
  trace.began(3).done(3, { status: "failed", error: nasty }).raised(nasty, nasty);
  // As the command reads it.
  const steps = stepsOf(harmlessTrace(documentOf(trace.events, nasty, nasty)), true);
  for (let place = 0; place <= steps.shown.length; place++) {
    for (const [columns, rows] of [
      [20, 8],
      [80, 24],
      [200, 60],
    ] as const) {
      for (const line of frameAt(steps, place, { columns, rows })) {
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(widthOf(line)).toBe(columns);
      }
    }
    const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
    for (const line of renderStepLine(model, String, "ja").split("\n"))
      expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  }
});

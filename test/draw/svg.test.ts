import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { renderAwaiting } from "../../src/draw/awaiting.js";
import { axisOf } from "../../src/draw/scale.js";
import { renderCompareSvg } from "../../src/draw/svg/compare.js";
import { renderFlowSvg } from "../../src/draw/svg/flow.js";
import { renderTimelineSvg, type TimelineSvg, timelineSvgOf } from "../../src/draw/svg/timeline.js";
import { drawWords } from "../../src/draw/words.js";
import { type Awaiting, awaitingOf } from "../../src/trace/awaiting.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { gather, sequential } from "../helpers/report.js";
import { concurrentTrace, sequentialTrace, TraceBuilder } from "../helpers/trace.js";
import { viewOf } from "../helpers/view.js";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a well-formed document; a parser that keeps to XML 1.0 reads it. @throws where it is not */
function parse(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return elements;
}

function timelineOf(trace: TraceBuilder): TimelineSvg {
  const lanes = lanesOf(trace.events);
  return { name: null, title: "mine.ts", origin: { source: "measured" }, elapsed: trace.moment.at, lanes };
}

const ofGather: TimelineSvg = {
  name: "gather",
  title: "wait for several coroutines at once",
  origin: { source: "virtual" },
  elapsed: 6.002,
  lanes: lanesOf(concurrentTrace("gather")),
};

describe("the timeline as a picture", () => {
  test("is well-formed XML for every lesson, in both languages, and keeps within its bounds", async () => {
    for (const { id } of lessons.filter(({ clock }) => clock === "any")) {
      const document = await lessonTrace(id);
      for (const language of ["en", "ja"] as const) {
        // Also below the timeline, where a task awaits a future.
        const data = { ...timelineSvgOf(document, language), awaiting: awaitingOf(document.events) };
        const elements = parse(renderTimelineSvg(data, language));
        const [root] = elements;
        const [, , width = 0, height = 0] = (root?.attributes.viewBox ?? "").split(" ").map(Number);
        const isBeyond = (attributes: Element["attributes"]): boolean =>
          ["x", "x1", "x2", "cx"].some((key) => Number(attributes[key] ?? 0) > width) ||
          ["y", "y1", "y2", "cy"].some((key) => Number(attributes[key] ?? 0) > height);
        const outside = elements.filter(({ name, attributes }) => name !== "svg" && isBeyond(attributes));
        expect(outside, id).toEqual([]);
      }
    }
  });

  test("tells who has it read what it shows", () => {
    const elements = parse(renderTimelineSvg(ofGather, "en"));
    const [root] = elements;
    expect(root?.attributes.role).toBe("img");
    const ids = root?.attributes["aria-labelledby"]?.split(" ") ?? [];
    const labels = ids.map((id) =>
      elements.filter(({ attributes }) => attributes.id === id).map(({ text }) => text),
    );
    expect(labels).toEqual([
      ["gather · wait for several coroutines at once"],
      [
        "main: from 0.000 to 6.002 s, printed 6.002; one_print: from 0.000 to 6.001 s, printed 1; " +
          "two_print: from 0.000 to 5.001 s, printed 2; three_print: from 0.000 to 4.001 s, printed 3.",
      ],
    ]);
  });

  test("has its text as text, and needs nothing from elsewhere", () => {
    const svg = renderTimelineSvg(ofGather, "ja");
    const texts = parse(svg)
      .filter(({ name }) => name === "text")
      .map(({ text }) => text);
    for (const text of ["one_print", "3", "待機中", "6.002 s · 仮想時間"]) expect(texts).toContain(text);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|href|@import|<script/);
  });

  test("stays well-formed whatever a program prints and is called", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.constantFrom("<", "&", "]]>", '"', "\0", "\u001b", "\ud800", "\ufffe", "日", "\u202e"),
      }),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, text, title) => {
        const trace = new TraceBuilder().created(1, name).began(1).printed(1, [name], text).to(1).done(1);
        parse(renderTimelineSvg({ ...timelineOf(trace), title }, "en"));
        parse(
          renderCompareSvg(
            [{ figure: { ...gather, label: title, order: [text] }, lanes: lanesOf(trace.events) }],
            "ja",
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("marks what failed, was cancelled, was asked to, was left, held the thread or stood ready", () => {
    const trace = new TraceBuilder().created(1, "fails").created(2, "stops").created(3, "stays").to(1);
    trace
      .began(1)
      .blocked(1, ["fails"], 1)
      .add({ ...trace.moment, kind: "cancel-requested", task: 2, by: 1 });
    trace
      .to(3)
      .done(1, { status: "failed", error: "E()" })
      .done(2, { status: "cancelled" })
      .to(4)
      .iteration();
    const elements = parse(renderTimelineSvg(timelineOf(trace), "en"));
    const classes = new Set(elements.map(({ attributes }) => attributes.class));
    for (const each of ["blocked", "ready", "running", "failed", "cancelled", "asked", "unfinished"])
      expect(classes).toContain(each);
    const texts = elements.map(({ text }) => text);
    for (const each of ["holds the thread", "failed", "cancelled", "cancel requested", "unfinished"])
      expect(texts).toContain(each);
    expect(texts).not.toContain("waiting");
  });

  test("has no more lanes than can be seen, and counts the rest", () => {
    const trace = new TraceBuilder().created(1, "main");
    for (let task = 2; task <= 137; task += 1) trace.created(task, "worker", 1).done(task);
    const texts = parse(renderTimelineSvg(timelineOf(trace.to(1).done(1)), "en")).map(({ text }) => text);
    expect(texts).toContain("and 97 more");
  });

  test("is small, however often a lane ran", () => {
    const trace = new TraceBuilder().created(1, "busy");
    for (let at = 0; at < 20_000; at += 1)
      trace
        .began(1)
        .suspended(1, ["busy"], { kind: "future" })
        .to(at + 1)
        .woken(1)
        .printed(1, ["busy"], "again");
    expect(renderTimelineSvg(timelineOf(trace.done(1)), "en").length).toBeLessThan(100_000);
  });

  test("is drawn of a run without lanes or length as well", () => {
    parse(renderTimelineSvg(timelineOf(new TraceBuilder()), "en"));
    parse(renderTimelineSvg(timelineOf(new TraceBuilder().created(1, "main")), "en"));
  });
});

describe("several runs as a picture", () => {
  const runs = [
    { figure: gather, lanes: lanesOf(concurrentTrace("gather")) },
    { figure: sequential, lanes: lanesOf(sequentialTrace()) },
  ];

  test("names each run with its order, its time and where that comes from", () => {
    const texts = parse(renderCompareSvg(runs, "en")).map(({ text }) => text);
    for (const text of ["gather", "3 2 1", "6.001 s · measured", "sequential", "1 2 3", "15.000 s · virtual"])
      expect(texts).toContain(text);
  });

  test("has one time axis: the same moment lies at the same place in each", () => {
    const elements = parse(renderCompareSvg(runs, "en"));
    const stems = elements
      .filter(({ attributes }) => attributes.class === "stem")
      .map(({ attributes }) => attributes.x1);
    // In both runs the first is done at 6.001 s.
    expect(stems.filter((x) => x === stems[1]).length).toBeGreaterThan(2);
    expect(elements.filter(({ text }) => text === "0s")).toHaveLength(1);
  });
});

test("marks of time lie at round values, never closer than can be read", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (end) => {
      const { marks, xOf } = axisOf(end, 100, 800);
      expect(marks.length).toBeGreaterThan(1);
      for (const [at, { x }] of marks.slice(1).entries()) expect(x - (marks[at]?.x ?? 0)).toBeGreaterThan(63);
      expect(xOf(end)).toBeCloseTo(800);
    }),
  );
});

describe("the colours", () => {
  const svg = renderTimelineSvg(ofGather, "en");
  const [light = "", dark = ""] = svg.split("@media (prefers-color-scheme:dark){");
  const colorOf = (css: string, selector: string, property: string): string =>
    new RegExp(
      `\\.asyncio-lessons ${selector.replace(".", "\\.")}\\{[^}]*\\b${property}:(#[0-9a-f]{6})`,
    ).exec(css)?.[1] ?? "";

  test.each([
    ["light", light],
    ["dark", dark],
  ])("stand out from the ground when it is %s", (_scheme, css) => {
    const ground = colorOf(css, ".ground", "fill");
    for (const text of ["text", ".faint"])
      expect(contrast(colorOf(css, text, "fill"), ground)).toBeGreaterThan(4.5);
    for (const [selector, property] of [
      [".running", "fill"],
      [".waiting", "fill"],
      [".blocked", "fill"],
      [".ready", "stroke"],
      [".failed", "stroke"],
      [".cancelled", "stroke"],
    ] as const)
      expect(contrast(colorOf(css, selector, property), ground), selector).toBeGreaterThan(3);
  });
});

/** As WCAG counts it: 1 for the same colour, 21 for black on white. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test("the flow of control has a line for each task, and the words of the terminal beside its arrows", () => {
  const document = documentOf(concurrentTrace("tasks"));
  for (const language of ["en", "ja"] as const) {
    const elements = parse(renderFlowSvg(document, language));
    const arrows = elements.filter(({ name }) => name === "path");
    const words = elements.filter((each) => each.attributes.class === "small words");
    expect(words).toHaveLength(arrows.length);
    // Each of the four tasks ends, and each end goes back to the loop.
    expect(words.filter(({ text }) => text === "finished")).toHaveLength(4);
    const names = elements.filter((each) => each.attributes.class === "strong").map(({ text }) => text);
    expect(names.slice(1)).toEqual(["main", "one_print", "two_print", "three_print"]);
    // Of what does not occur the legend says nothing.
    const { states } = drawWords[language];
    const legend = elements.filter((each) => each.attributes.class === "small words faint");
    expect(legend.map(({ text }) => text)).toEqual([states.running, states.waiting, states.ready]);
  }
});

test("an await has a box for each that takes part in it, from the loop to the future, with the words of the terminal", async () => {
  const document = await lessonTrace("awaitables");
  const awaiting = awaitingOf(document.events);
  for (const [language, titles] of [
    ["en", ["event loop", "task Task-1 (awaitable)", "coroutine main() (awaitable)", "future (awaitable)"]],
    [
      "ja",
      [
        "イベントループ",
        "タスク Task-1（awaitable）",
        "コルーチン main()（awaitable）",
        "Future（awaitable）",
      ],
    ],
  ] as const) {
    const elements = parse(renderTimelineSvg({ ...timelineSvgOf(document, language), awaiting }, language));
    const strong = elements.filter((each) => each.attributes.class === "strong").map(({ text }) => text);
    expect(strong).toEqual(titles);
    const text = renderAwaiting(awaiting as Awaiting, viewOf(200, language));
    for (const title of titles) expect(text).toContain(`│ ${title} `);
  }
});

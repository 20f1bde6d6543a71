import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { bar, mark, ratio, roundMark, seconds } from "../../src/draw/figures.js";
import { foldName } from "../../src/trace/fold.js";
import { english } from "../../src/draw/say.js";
import { labelLine, scaleOf } from "../../src/draw/scale.js";
import { laneLabels, pickLanes } from "../../src/draw/shownLanes.js";
import { padEnd, padStart, truncate, widthOf } from "../../src/draw/width.js";
import { wrap } from "../../src/draw/wrap.js";
import { plain } from "../../src/trace/harmless.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { awaitingTrace, TraceBuilder } from "../helpers/trace.js";
import { ascii80, en80 } from "../helpers/view.js";

describe("names", () => {
  test.each([
    ["one_print", "one_print"],
    ["one_print", "one_print"],
    ["main", "main"],
    ["readHTTPBody", "read_http_body"],
    ["step2Done", "step2_done"],
    ["Worker", "Worker"],
    ["<lambda>", "<lambda>"],
  ])("%s is shown as %s", (name, shown) => {
    expect(foldName(name)).toBe(shown);
  });

  test("lanes of one name are told apart by task, or else by number", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "work").created(3, "work").began(1);
    trace.printed(1, ["main", "say"], "a").printed(1, ["main"], "b").printed(1, ["main", "say"], "c");
    const lanes = lanesOf(trace.events);
    expect(lanes.map(laneLabels(lanes))).toEqual(["main", "work Task-2", "work Task-3", "say #1", "say #2"]);
  });

  test("of many lanes each is told apart in the same time as of few", () => {
    const count = 60_000;
    const trace = new TraceBuilder();
    for (let task = 1; task <= count; task++) trace.created(task, "sleeper");
    // Going through all that have the same name for each would take longer than the test may.
    const lanes = lanesOf(trace.events);
    expect(lanes.map(laneLabels(lanes)).at(-1)).toBe(`sleeper Task-${count}`);
  });

  test("a program's names are shown as the program spells them", () => {
    const lanes = lanesOf(new TraceBuilder().created(1, "main").created(2, "fetchPage").events);
    expect(lanes.map(laneLabels(lanes))).toEqual(["main", "fetchPage"]);
  });

  test("lanes are picked by the names shown, in the order asked for", () => {
    const picked = pickLanes(lanesOf(awaitingTrace()), ["two_print", "main", "none"]);
    expect(picked.map(({ name }) => name)).toEqual(["two_print", "main"]);
  });

  test("a lesson's lanes are found in a trace of version 0.1.0, whose names are in camelCase", () => {
    const lanes = lanesOf(new TraceBuilder().created(1, "main").created(2, "onePrint").events);
    expect(pickLanes(lanes, ["one_print"]).map(({ name }) => name)).toEqual(["onePrint"]);
  });

  test("a name asked for again takes one lane each time, and the last time all that are left", () => {
    const trace = new TraceBuilder().created(1, "main").created(2, "a").created(3, "b").created(4, "a");
    const lanes = lanesOf(trace.created(5, "b").created(6, "a").events);
    const picked = pickLanes(lanes, ["a", "b", "a", "main"]);
    expect(picked.map(({ task }) => task)).toEqual([2, 3, 5, 4, 6, 1]);
  });
});

describe("numbers", () => {
  test("seconds have three decimals, marks as few as can be", () => {
    expect([seconds(6.00125), seconds(15), mark(1.5), mark(15), mark(0.00002)]).toEqual([
      "6.001 s",
      "15.000 s",
      "1.5s",
      "15s",
      "0.02ms",
    ]);
    expect([roundMark(15.012), roundMark(6.26), roundMark(0.0153)]).toEqual([15, 6.3, 0.015]);
    expect([ratio(2.4996), ratio(Number.NaN)]).toEqual(["2.50", "-"]);
  });

  test("ordinals are words up to ten, then figures with the right ending", () => {
    expect([1, 3, 10, 11, 12, 13, 21, 22, 23, 24, 111, 121].map(english.ordinal)).toEqual(
      "first third tenth 11th 12th 13th 21st 22nd 23rd 24th 111th 121st".split(" "),
    );
  });
});

describe("text on cells", () => {
  test("Japanese takes two columns a character, colours none", () => {
    expect([widthOf("待機中"), widthOf("\u001b[32mab\u001b[39m")]).toEqual([6, 2]);
    expect([padEnd("待機", 6), padStart("待機", 6)]).toEqual(["待機  ", "  待機"]);
  });

  test("what is counted fast is as wide as when it is measured", () => {
    const { glyphs } = en80.theme;
    const marks = [
      Object.values(glyphs.state),
      Object.values(glyphs.outcome),
      Object.values(glyphs.axis),
      glyphs.bar,
    ];
    const texts = [
      "abc ~",
      "「待機中」、ゃーヾ！（｠",
      "か\u3099",
      "👍🏽é",
      glyphs.from,
      glyphs.dot,
      glyphs.plusMinus,
    ];
    for (const text of [...texts, ...marks.flat()]) expect(widthOf(text), text).toBe(stringWidth(text));
  });

  test("what is cut ends with the ellipsis and never exceeds the width", () => {
    expect(truncate("three_print", 6, "…")).toBe("three…");
    expect(truncate("three_print", 6, "...")).toBe("thr...");
    expect(truncate("待機中です", 6, "…")).toBe("待機…");
    expect(truncate("fits", 4, "…")).toBe("fits");
    expect(truncate("abc", 2, "...")).toBe("..");
  });

  test("Latin wraps at spaces, within a word only where one is too long", () => {
    expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrap("await_without_tasks", 8)).toEqual(["await_wi", "thout_ta", "sks"]);
  });

  test("control characters are made visible, newlines stay", () => {
    expect(plain("a\u202eb\u202ac\u2066d\u2069")).toBe("a\\u202eb\\u202ac\\u2066d\\u2069");
    expect(plain("a\tb\r\nc\u0007\u009b")).toBe("a    b\nc\\x07\\x9b");
  });
});

describe("a bar", () => {
  test("is drawn to an eighth of a cell, and never vanishes", () => {
    const lengths = [0, 0.001, 0.5, 0.5625, 1, 2].map((share) => bar(share, 4, en80.theme));
    expect(lengths).toEqual(["", "▏", "██", "██▎", "████", "████"]);
  });

  test("is drawn to a whole cell in ASCII", () => {
    expect([0, 0.001, 0.5, 1].map((share) => bar(share, 4, ascii80.theme))).toEqual(["", "#", "##", "####"]);
  });
});

describe("a scale", () => {
  test("has round marks, a whole number of cells apart, within the room given", () => {
    for (const length of [1e-6, 0.3, 0.99, 1, 6.001, 15.012, 99, 3600]) {
      for (let room = 20; room <= 180; room += 7) {
        const scale = scaleOf(length, room);
        expect(scale.cells).toBeLessThanOrEqual(room);
        expect(labelLine(scale).length).toBeLessThanOrEqual(room);
        expect(scale.cellOf(length)).toBe(scale.cells - 1);
        const gaps = scale.marks.slice(1).map(({ cell }, at) => cell - (scale.marks[at]?.cell ?? 0));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      }
    }
  });
});

// What is asked about a lesson, and how answers are read.
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { defineLesson, type ExpectedLine } from "../../src/course/model.js";
import { questionOf, readOrder, readSeconds } from "../../src/course/prediction/question.js";

function lessonWith(prints: readonly ExpectedLine[], clock: "any" | "real" = "any") {
  const text = { en: "", ja: "" };
  const elapsed = { ideal: 1, virtual: null };
  return defineLesson({
    id: "made_up",
    title: text,
    shows: text,
    part: 2,
    prints,
    elapsed,
    clock,
    lanes: [],
  });
}

const said = (...texts: readonly string[]): ExpectedLine[] => texts.map((text) => ({ text, by: "main" }));

describe("the question", () => {
  test.each(lessons.filter(({ compared }) => compared))(
    "$id asks for its values and its seconds",
    (lesson) => {
      const { order, seconds } = questionOf(lesson);
      expect(order?.by).toBe("value");
      expect(order?.choices.map(({ key }) => key)).toEqual(["1", "2", "3"]);
      expect(seconds).toBe(true);
    },
  );

  test.each(lessons)("$id never shows its lines in the order of the answer", (lesson) => {
    const { order } = questionOf(lesson);
    if (order === null || order.by === "value") return;
    const truth = lesson.prints.flatMap((line) => ("text" in line ? [line.text] : []));
    const shown = order.choices.map(({ template }) => template);
    expect(shown).not.toEqual(truth.filter((text) => shown.includes(text)));
  });

  test("sentences get numbers, always in the same order, which is not the lesson's", () => {
    const lesson = lessonWith(said("main begins", "child begins", "main ends", "child ends"));
    const { order } = questionOf(lesson);
    expect(order?.choices.map(({ key }) => key)).toEqual(["1", "2", "3", "4"]);
    const texts = order?.choices.map(({ template }) => template) ?? [];
    expect(texts).not.toEqual(["main begins", "child begins", "main ends", "child ends"]);
    expect(texts.toSorted()).toEqual(["child begins", "child ends", "main begins", "main ends"]);
    expect(questionOf(lesson)).toEqual(questionOf(lesson));
  });

  test("asks about six lines at most, leaves out what is printed twice, and figures", () => {
    const lines: ExpectedLine[] = [
      ...said("a line", "again", "again", "b line", "c line", "d line", "e line", "f line", "g line"),
      { timed: "it took {} s", seconds: [1], by: "main" },
      { elapsed: true, by: "main" },
    ];
    const texts = questionOf(lessonWith(lines)).order?.choices.map(({ template }) => template);
    expect(texts?.toSorted()).toEqual(["a line", "b line", "c line", "d line", "e line", "f line"]);
    const timed = questionOf(
      lessonWith([...said("x line"), { timed: "it took {} s", seconds: [1], by: "m" }]),
    );
    expect(timed.order?.choices.map(({ template }) => template).toSorted()).toEqual([
      "it took {} s",
      "x line",
    ]);
  });

  test("shows what only the run tells as a gap, and leaves out lines that are then told apart no more", () => {
    const lines: ExpectedLine[] = [
      { text: "done: False", asked: "done: {}", by: "main" },
      { text: "ann reads 0", asked: "reads {}", by: "main" },
      { text: "bob reads 1", asked: "reads {}", by: "main" },
      ...said("main ends"),
    ];
    const { order } = questionOf(lessonWith(lines));
    expect(order?.choices.map(({ asked }) => asked).toSorted()).toEqual(["done: {}", "main ends"]);
    expect(order?.choices.map(({ template }) => template).toSorted()).toEqual(["done: False", "main ends"]);
  });

  test("in every lesson such a line is its own but for the gaps", () => {
    const lines = lessons.flatMap(({ prints }) => prints.filter((line) => "text" in line));
    const wrong = lines.filter(({ text, asked = text }) => {
      const own = asked.split("{}");
      return !text.startsWith(own[0] ?? "") || !text.endsWith(own.at(-1) ?? "");
    });
    expect(wrong).toEqual([]);
  });

  test("asks about lines that never come as about the others", () => {
    const found = lessons.flatMap((lesson) => {
      const asked = questionOf(lesson).order?.choices.map(({ template }) => template) ?? [];
      const printed = lesson.prints.map((line) =>
        "text" in line ? line.text : "timed" in line && line.timed,
      );
      return lesson.never.filter((line) => asked.includes(line) && !printed.includes(line));
    });
    expect(found).toEqual(["at {} s timer of 3 s", "1", "never printed"]);
  });

  test.each(lessons)(
    "$id's title and passage tell neither how long it takes nor that nothing runs",
    (lesson) => {
      const told = [lesson.title, lesson.passage].flatMap((text) =>
        text === null ? [] : [text.en, text.ja],
      );
      expect(told.join("\n")).not.toMatch(/\d+ ?(seconds|s\b|秒)|nothing|何も/);
    },
  );

  test("asks for the seconds alone where one line is printed, and for none of real work", () => {
    expect(questionOf(lessonWith(said("one line")))).toMatchObject({ order: null, seconds: true });
    expect(questionOf(lessonWith(said("one line"), "real"))).toMatchObject({ order: null, seconds: false });
  });
});

const choice = (key: string) => ({ key, template: key, asked: key });
const values = { by: "value", choices: ["1", "2", "3"].map(choice) } as const;
const numbers = { by: "number", choices: ["1", "2", "3"].map(choice) } as const;

describe("an order", () => {
  test.each([
    ["3 2 1", ["3", "2", "1"]],
    ["3,2,1", ["3", "2", "1"]],
    [" 3、2、1 ", ["3", "2", "1"]],
    ["３ ２ １", ["3", "2", "1"]],
    ["321", ["3", "2", "1"]],
    ["3 -> 2 -> 1", ["3", "2", "1"]],
    ["3 2", ["3", "2"]],
    ["-", []],
    ["none", []],
    ["なし", []],
  ])("%j", (text, keys) => {
    expect(readOrder(text, values)).toEqual(keys);
  });

  test.each(["2 1 3", "２　１　３", "2) 1) 3)", "213", "2, 1, 3"])("of numbered lines: %j", (text) => {
    expect(readOrder(text, numbers)).toEqual(["2", "1", "3"]);
  });

  test("has no key that is a command of the tour, in any lesson", () => {
    const keys = lessons.flatMap((lesson) => questionOf(lesson).order?.choices.map(({ key }) => key) ?? []);
    expect(keys.filter((key) => /^[a-z?]$/i.test(key))).toEqual([]);
  });

  test.each([
    ["4 2 1", { kind: "unknown", word: "4" }],
    ["one two", { kind: "unknown", word: "one" }],
    ["1 1 2", { kind: "twice", word: "1" }],
  ])("is not %j", (text, problem) => {
    expect(readOrder(text, values)).toEqual(problem);
  });
});

describe("a length of time", () => {
  test.each([
    ["6", 6],
    ["6.0", 6],
    ["6s", 6],
    ["6 s", 6],
    [" 6 秒 ", 6],
    ["６秒", 6],
    ["2.5 seconds", 2.5],
    [".5", 0.5],
    ["0", 0],
  ])("%j", (text, seconds) => {
    expect(readSeconds(text)).toBe(seconds);
  });

  test.each(["six", "-6", "6 minutes", "1e3", "6 7", "NaN"])("is not %j", (text) => {
    expect(readSeconds(text)).toBeNull();
  });
});

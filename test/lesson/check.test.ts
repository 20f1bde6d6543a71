// A run is judged line by line, and each way to differ is told as data.
import { describe, expect, test } from "vitest";
import { findLesson } from "../../src/lesson/catalogue.js";
import { type CheckedRun, checkRun, elapsedOf, orderOf } from "../../src/lesson/check.js";
import { defineLesson } from "../../src/lesson/model.js";

const lesson = defineLesson({
  id: "example",
  title: { en: "example", ja: "例" },
  shows: { en: "An example.", ja: "例を示す。" },
  part: 1,
  prints: [
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 2, virtual: 2.000005006790161 },
  article: null,
  lanes: ["main"],
});

function printed(...texts: string[]): CheckedRun["outputs"] {
  return texts.map((text, i) => ({ text, at: i }));
}

function differences(source: CheckedRun["source"], texts: string[], speed?: number) {
  return checkRun(lesson, { source, outputs: printed(...texts) }, speed).differences;
}

describe("checkRun", () => {
  test("a run that prints what the lesson expects is right", () => {
    expect(checkRun(lesson, { source: "measured", outputs: printed("2", "1", "2.0011") })).toEqual({
      ok: true,
      differences: [],
    });
  });

  test("lines printed in another order are each told", () => {
    const run: CheckedRun = { source: "measured", outputs: printed("1", "2", "2.001") };
    expect(checkRun(lesson, run)).toEqual({
      ok: false,
      differences: [
        { kind: "different-line", line: 1, expected: { text: "2", by: "two_print" }, actual: "1" },
        { kind: "different-line", line: 2, expected: { text: "1", by: "one_print" }, actual: "2" },
      ],
    });
  });

  test("a program that stops early misses lines", () => {
    expect(differences("measured", ["2"])).toEqual([
      { kind: "missing-line", line: 2, expected: { text: "1", by: "one_print" } },
      { kind: "missing-line", line: 3, expected: { elapsed: true, by: "main" } },
    ]);
  });

  test("a line too many is unexpected", () => {
    expect(differences("measured", ["2", "1", "2.001", "done"])).toEqual([
      { kind: "unexpected-line", line: 4, actual: "done" },
    ]);
  });

  test("several lines printed at once count as several lines", () => {
    expect(differences("measured", ["2\n1", "2.001"])).toEqual([]);
  });

  test.each(["", "6 s", "0x2", "NaN", " 2.0"])("an elapsed line must be a number: %j is none", (text) => {
    expect(differences("measured", ["2", "1", text])).toEqual([
      { kind: "different-line", line: 3, expected: { elapsed: true, by: "main" }, actual: text },
    ]);
  });

  test.each(["1.995", "2", "2.0", "2.05"])("real time may stray a little: %s s passes for 2 s", (text) => {
    expect(differences("measured", ["2", "1", text])).toEqual([]);
  });

  test.each([1.9949, 2.0501, 15, 0])("real time may not stray far: %d s does not pass for 2 s", (seconds) => {
    expect(differences("measured", ["2", "1", String(seconds)])).toEqual([
      { kind: "elapsed-off", line: 3, actual: seconds, from: 1.995, to: 2.05 },
    ]);
  });

  test("at ten times the speed the clock's jitter is ten times as long in program seconds", () => {
    expect(differences("measured", ["2", "1", "2.49"], 10)).toEqual([]);
    expect(differences("measured", ["2", "1", "1.951"], 10)).toEqual([]);
    expect(differences("measured", ["2", "1", "2.51"], 10)).toEqual([
      { kind: "elapsed-off", line: 3, actual: 2.51, from: 1.95, to: 2.5 },
    ]);
  });

  test("virtual time must agree to the last digit, whatever the speed", () => {
    expect(differences("virtual", ["2", "1", "2.000005006790161"])).toEqual([]);
    expect(differences("virtual", ["2", "1", "2.000005006790162"], 100)).toEqual([
      {
        kind: "elapsed-off",
        line: 3,
        actual: 2.000005006790162,
        from: 2.000005006790161,
        to: 2.000005006790161,
      },
    ]);
  });

  test("Python's 15.0 and TypeScript's 15 are the same virtual figure", () => {
    const sequential = findLesson("sequential");
    if (sequential === undefined) throw new Error("the catalogue has no sequential");
    for (const text of ["15.0", "15"]) {
      expect(checkRun(sequential, { source: "virtual", outputs: printed("1", "2", "3", text) }).ok).toBe(
        true,
      );
    }
  });
});

describe("a lesson that measures real work", () => {
  const real = defineLesson({
    ...lesson,
    clock: "real",
    prints: [
      { measured: "{} s, 3 at once", by: "main" },
      { timed: "{} s of sleep", seconds: [1], by: "main" },
      { elapsed: true, by: "main" },
    ],
  });
  const kinds = (...texts: string[]): string[] =>
    checkRun(real, { source: "measured", outputs: printed(...texts), length: 99 }).differences.map(
      ({ kind }) => kind,
    );

  test("may take as long as it likes", () => {
    expect(kinds("77.70 s, 3 at once", "1.0 s of sleep", "99.5")).toEqual([]);
  });

  test("is held to the rest of its lines, and to the times that they are certain of", () => {
    expect(kinds("0.30 s, 2 at once", "3.0 s of sleep", "soon")).toEqual([
      "different-line",
      "elapsed-off",
      "different-line",
    ]);
  });
});

test("an object's address, which ours has none of, is no difference", () => {
  const shown = defineLesson({ ...lesson, prints: [{ text: "<coroutine object one_print>", by: "main" }] });
  for (const text of ["<coroutine object one_print at 0x7f96151c6380>", "<coroutine object onePrint>"]) {
    expect(checkRun(shown, { source: "virtual", outputs: printed(text) }).differences).toEqual([]);
  }
});

describe("what a run printed", () => {
  test("the elapsed seconds are those that the program printed, not when it printed them", () => {
    expect(elapsedOf(lesson, [...printed("2", "1"), { text: "2.0011", at: 99 }])).toBe(2.0011);
  });

  test("there are no elapsed seconds when the program did not get so far, or printed a word instead", () => {
    expect(elapsedOf(lesson, printed("2", "1"))).toBeNull();
    expect(elapsedOf(lesson, printed("2", "1", "soon"))).toBeNull();
  });

  test("there are no elapsed seconds when the lesson expects none", () => {
    const untimed = defineLesson({ ...lesson, prints: [{ text: "4", by: "print_four" }] });
    expect(elapsedOf(untimed, printed("4"))).toBeNull();
    expect(orderOf(untimed, printed("4"))).toEqual(["4"]);
  });

  test("the order holds every printed value up to the elapsed seconds", () => {
    expect(orderOf(lesson, printed("2", "1", "2.0011"))).toEqual(["2", "1"]);
    expect(orderOf(lesson, printed("1"))).toEqual(["1"]);
    expect(orderOf(lesson, printed("2", "1", "soon", "3"))).toEqual(["2", "1", "soon", "3"]);
    expect(orderOf(lesson, printed("2", "1", "2.0011", "results: [1, 2]"))).toEqual(["2", "1"]);
  });
});

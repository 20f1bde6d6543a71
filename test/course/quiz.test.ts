// The quiz reaches every lesson and every belief.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessonAgainst, quizPlan, readTruth } from "../../src/commands/quiz/questions.js";
import { askedOf, beliefs } from "../../src/course/beliefs.js";
import { lessons } from "../../src/course/catalogue.js";
import { packageRoot } from "../../src/course/files.js";

const programs = readdirSync(join(packageRoot(), "test/course/content/beliefs")).filter((name) =>
  name.endsWith(".py"),
);
const numbers = programs.map((name) => Number.parseInt(name, 10)).toSorted((a, b) => a - b);

describe("the beliefs", () => {
  test("are the 27 that a program refutes, in their order", () => {
    expect(beliefs.map(({ number }) => number)).toEqual(numbers);
    expect(numbers).toHaveLength(27);
  });

  test("are each asked in the full quiz, once", () => {
    const { parts, rest } = quizPlan(null);
    const asked = [...parts.flatMap((part) => part.beliefs), ...rest].map(({ number }) => number);
    expect(asked.toSorted((a, b) => a - b)).toEqual(numbers);
  });

  test("come right after a lesson that names them", () => {
    for (const { lesson, beliefs: own } of quizPlan(null).parts) {
      for (const { number } of own) expect(lesson.beliefs).toContain(number);
    }
    for (const belief of quizPlan(null).rest) expect(lessonAgainst(belief)?.clock ?? "real").toBe("real");
  });

  test("are some of them true as they are asked, and some false", () => {
    const asked = beliefs.map(askedOf);
    expect(asked.filter((each) => each === "fact").length).toBeGreaterThan(7);
    expect(asked.filter((each) => each === "claim").length).toBeGreaterThan(7);
  });

  test.each(beliefs)("$number is told in both languages, in words of its own", ({ number, claim, fact }) => {
    for (const { en, ja } of [claim, fact]) {
      expect(en).toMatch(/^[\x20-\x7e]+\.$/);
      expect(ja).toMatch(/[\u3040-\u30ff].*。$/);
      const names = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(([name]) => name).toSorted();
      expect(names(ja)).toEqual(names(en));
    }
    const file = programs.find((name) => Number.parseInt(name, 10) === number) ?? "";
    expect(readFileSync(join(packageRoot(), "test/course/content/beliefs", file), "utf8")).not.toContain(
      fact.en,
    );
  });
});

describe("the plan", () => {
  test("goes through the course in its order, without what cannot run at once", () => {
    const ids = quizPlan(null).parts.map(({ lesson }) => lesson.id);
    expect(ids).toEqual(lessons.filter(({ clock }) => clock === "any").map(({ id }) => id));
  });

  test("of named lessons holds those alone, and no other beliefs", () => {
    const [, second] = lessons;
    const { parts, rest } = quizPlan(second === undefined ? [] : [second]);
    expect(parts.map(({ lesson }) => lesson)).toEqual([second]);
    expect(parts[0]?.beliefs.map(({ number }) => number)).toEqual(second?.beliefs);
    expect(rest).toEqual([]);
  });
});

test.each([
  ["t", true],
  ["TRUE", true],
  ["正しい", true],
  ["○", true],
  ["f", false],
  ["False", false],
  ["誤り", false],
  ["×", false],
  ["maybe", null],
  ["", null],
])("%j is read as %s", (text, truth) => {
  expect(readTruth(text)).toBe(truth);
});

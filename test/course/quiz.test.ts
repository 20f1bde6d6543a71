// The quiz reaches every lesson and every belief.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ProgressKeeper } from "../../src/commands/common/progressKeeper.js";
import { AnswerSheet } from "../../src/commands/quiz/answerSheet.js";
import { quizQuestions, readTruth } from "../../src/commands/quiz/questions.js";
import { askedOf, beliefs } from "../../src/course/beliefs.js";
import { lessons } from "../../src/course/catalogue.js";
import { packageRoot } from "../../src/course/files.js";
import type { Progress } from "../../src/course/progress.js";
import { folderWith } from "../helpers/folder.js";

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
    const asked = quizQuestions(null).flatMap(({ belief }) => belief?.number ?? []);
    expect(asked.toSorted((a, b) => a - b)).toEqual(numbers);
  });

  test("come right after a lesson that names them", () => {
    for (const { lesson, belief } of quizQuestions(null)) {
      if (belief !== null) expect(lesson.beliefs).toContain(belief.number);
    }
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

describe("the questions", () => {
  const lessonsOf = (questions: ReturnType<typeof quizQuestions>): string[] =>
    questions.flatMap(({ belief, lesson }) => (belief === null ? [lesson.id] : []));

  test("go through the course in its order, without what cannot run at once", () => {
    const ids = lessons.filter(({ clock }) => clock === "any").map(({ id }) => id);
    expect(lessonsOf(quizQuestions(null))).toEqual(ids);
  });

  test("of named lessons are about those alone, and no other beliefs", () => {
    const [, second] = lessons;
    const questions = quizQuestions(second === undefined ? [] : [second]);
    expect(lessonsOf(questions)).toEqual([second?.id]);
    expect(questions.flatMap(({ belief }) => belief?.number ?? [])).toEqual(second?.beliefs);
  });
});

/** Keeps answers in memory, as a file would. */
function keeperWith(quiz: Progress["quiz"] = []): ProgressKeeper {
  const keeper = new ProgressKeeper(join(folderWith({}), "progress.json"), () => {});
  keeper.change((progress) => ({ ...progress, quiz }));
  return keeper;
}

describe("the answers", () => {
  const questions = quizQuestions(null);
  const answered = (count: number): NonNullable<Progress["quiz"]> =>
    questions.slice(0, count).map(({ id }, at) => ({ question: id, right: at % 2 === 0 }));

  test("are kept, and the next sitting goes on behind them, ten at a time", () => {
    const keeper = keeperWith(answered(12));
    const sheet = new AnswerSheet(questions, keeper);
    expect(sheet.sitting(10)).toEqual({ first: 10, count: 10 });
    expect(sheet.next()).toBe(questions[12]);
    sheet.add(questions[12] as (typeof questions)[number], true);
    expect(new AnswerSheet(questions, keeper).next()).toBe(questions[13]);
  });

  test("of the last sitting may be fewer, and `--all` counts all of them", () => {
    const sheet = new AnswerSheet(questions, keeperWith(answered(questions.length - 1)));
    const first = Math.floor((questions.length - 1) / 10) * 10;
    expect(sheet.sitting(10)).toEqual({ first, count: questions.length - first });
    expect(sheet.sitting(null)).toEqual({ first: 0, count: questions.length });
  });

  test("begin anew once all have been given, and leave out what is asked no more", () => {
    expect(new AnswerSheet(questions, keeperWith(answered(questions.length))).answers).toEqual([]);
    const gone = { question: "of_the_past", right: true };
    expect(new AnswerSheet(questions, keeperWith([gone, ...answered(2)])).answers).toHaveLength(2);
  });

  test("about named lessons are not kept", () => {
    const sheet = new AnswerSheet(questions.slice(0, 3), null);
    expect([sheet.isKept, sheet.sitting(10)]).toEqual([false, { first: 0, count: 3 }]);
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

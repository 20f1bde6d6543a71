// Lessons are found by name in whatever way it is written, and never guessed.
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { baseline, findLesson, lessons, suggest } from "../../src/lesson/catalogue.js";
import { packageRoot, programPath, sourcePath, textPath } from "../../src/lesson/files.js";

describe("the catalogue", () => {
  test("lists the lessons in the article's order, the baseline first", () => {
    expect(lessons.map((lesson) => lesson.id)).toEqual([
      "sequential",
      "create_task",
      "await_without_tasks",
      "gather",
      "ensure_future",
    ]);
    expect(baseline).toBe(lessons[0]);
  });

  test.each(["create_task", "create-task", "Create-Task", "CREATE_TASK", " create_task "])(
    "finds create_task as %j",
    (name) => {
      expect(findLesson(name)?.id).toBe("create_task");
    },
  );

  test.each(["", "create", "gathers", "create task", "__proto__"])("finds nothing as %j", (name) => {
    expect(findLesson(name)).toBeUndefined();
  });

  test.each([
    ["gahter", ["gather"]],
    ["create-tsk", ["create_task"]],
    ["Ensure-Futur", ["ensure_future"]],
    ["await", ["await_without_tasks"]],
    ["sequence", ["sequential"]],
    ["asynchronous", []],
    ["x", []],
    ["", []],
  ])("suggests for %j: %j", (name, ids) => {
    expect(suggest(name)).toEqual(ids);
  });
});

describe("a lesson's figures", () => {
  test.each(lessons.filter(({ article }) => article !== null))(
    "of $id: the article saw what our lesson expects, and took about as long",
    (lesson) => {
      const order = lesson.prints.flatMap((line) => ("text" in line ? [line.text] : []));
      expect(lesson.article?.order).toEqual(order);
      for (const seconds of [lesson.elapsed.virtual, lesson.article?.elapsed]) {
        expect(seconds).toBeGreaterThanOrEqual(lesson.elapsed.ideal);
        expect(seconds).toBeLessThan(lesson.elapsed.ideal + 0.05);
      }
    },
  );

  test.each(lessons.filter(({ clock }) => clock === "any"))(
    "of $id: every line is printed by one of its lanes",
    (lesson) => {
      for (const line of lesson.prints) expect(lesson.lanes).toContain(line.by);
    },
  );

  test.each(lessons)("of $id: a borrowed figure is that of the lesson it names", (lesson) => {
    const lender = findLesson(lesson.article?.borrowedFrom ?? lesson.id);
    expect(lender?.article?.elapsed).toBe(lesson.article?.elapsed);
    expect(lender?.article?.borrowedFrom).toBeUndefined();
  });
});

describe("a lesson's files", () => {
  test("lie in the package, the compiled program in dist", () => {
    const gather = { id: "gather" };
    const paths = [
      programPath(gather),
      sourcePath(gather, "typescript"),
      sourcePath(gather, "python"),
      textPath(gather, "en"),
      textPath(gather, "ja"),
    ];
    expect(paths.map((path) => relative(packageRoot(), path).replaceAll("\\", "/"))).toEqual([
      "dist/lessons/gather/program.js",
      "lessons/gather/program.ts",
      "lessons/gather/program.py",
      "lessons/gather/en.md",
      "lessons/gather/ja.md",
    ]);
  });

  test.each(lessons)("of $id are there", (lesson) => {
    for (const written of ["typescript", "python"] as const) {
      expect(existsSync(sourcePath(lesson, written))).toBe(true);
    }
    for (const language of ["en", "ja"] as const) expect(existsSync(textPath(lesson, language))).toBe(true);
  });
});

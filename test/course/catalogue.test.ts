// Lessons are found by name in whatever way it is written, and never guessed.
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { expectedOrder } from "../../src/commands/list/list.js";
import { baseline, findLesson, lessons, suggest } from "../../src/course/catalogue.js";
import { packageRoot, programPath, sourcePath, textPath } from "../../src/course/files.js";

describe("the catalogue", () => {
  test("lists the lessons in the order of the course, part one first", () => {
    const course = [
      "sequential create_task coroutine await_without_tasks gather await_value event_loop awaitables",
      "program_flow run_until_complete ensure_future tasks_never_awaited concurrency_models",
      "blocking_call await_one_by_one exceptions cancellation timeouts as_completed task_group lock",
      "semaphore queue event to_thread promises scale",
    ].flatMap((ids) => ids.split(" "));
    const ids = lessons.map((lesson) => lesson.id);
    expect(ids).toEqual(course.filter((id) => ids.includes(id)));
    const parts = lessons.map((lesson) => lesson.part);
    expect(parts).toEqual(parts.toSorted());
    expect(baseline).toBe(findLesson("sequential"));
  });

  test("says of each lesson of part one, and of no other, which passage of the article it reproduces", () => {
    for (const { part, passage } of lessons) {
      expect(passage !== null).toBe(part === 1);
      if (passage === null) continue;
      expect(passage.en).toMatch(/^[\x20-\x7e]{20,}$/);
      expect(passage.ja).toMatch(/[ぁ-ん]/);
    }
  });

  test.each(["create_task", "create-task", "Create-Task", "CREATE_TASK", " create_task "])(
    "finds create_task as %j",
    (name) => {
      expect(findLesson(name)?.id).toBe("create_task");
    },
  );

  test("finds a lesson by the number that list shows before it, and none beyond the last", () => {
    expect(lessons.map((_, at) => findLesson(String(at + 1)))).toEqual(lessons);
    expect(findLesson(" 03 ")).toBe(lessons[2]);
    expect(findLesson("３")).toBe(lessons[2]);
    for (const none of ["0", String(lessons.length + 1), "1.5", "-1"])
      expect(findLesson(none)).toBeUndefined();
  });

  test.each(["", "create", "gathers", "create task", "__proto__"])("finds nothing as %j", (name) => {
    expect(findLesson(name)).toBeUndefined();
  });

  test.each([
    ["gahter", ["gather"]],
    ["create-tsk", ["create_task"]],
    ["Ensure-Futur", ["ensure_future"]],
    ["await_with", ["await_without_tasks"]],
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
      expect(lesson.article?.order).toEqual(expectedOrder(lesson));
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
});

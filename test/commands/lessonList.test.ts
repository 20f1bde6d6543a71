import { describe, expect, test } from "vitest";
import { renderLessonList } from "../../src/commands/list/lessonList.js";
import { ascii80, en40, en80, ja80 } from "../helpers/view.js";

const undone = { part: 1, isDone: false } as const;
const entries = [
  {
    id: "sequential",
    shows: "Plain functions hold the thread.",
    order: ["1", "2", "3"],
    takes: 15,
    ...undone,
  },
  {
    id: "gather",
    shows: "One await starts three coroutines and waits for all of them, as long as the longest wait takes.",
    order: ["3", "2", "1"],
    takes: 6,
    ...undone,
  },
];

describe("the list of lessons", () => {
  test("at 80 columns", () => {
    expect(renderLessonList(entries, en80)).toMatchInlineSnapshot(`
      "  #  lesson      order  takes  what it shows
        Part one: the article's examples
        1  sequential  1 2 3   15 s  Plain functions hold the thread.
        2  gather      3 2 1    6 s  One await starts three coroutines and waits for
                                     all of them, as long as the longest wait takes."
    `);
  });

  test("at 40 columns", () => {
    expect(renderLessonList(entries, en40)).toMatchInlineSnapshot(`
      "  Part one: the article's examples
      1  sequential
         Plain functions hold the thread.
         order 1 2 3 · takes 15 s
      2  gather
         One await starts three coroutines and
         waits for all of them, as long as the
         longest wait takes.
         order 3 2 1 · takes 6 s"
    `);
  });

  test("in ASCII", () => {
    expect(renderLessonList(entries, ascii80)).toMatchInlineSnapshot(`
      "  #  lesson      order  takes  what it shows
        Part one: the article's examples
        1  sequential  1 2 3   15 s  Plain functions hold the thread.
        2  gather      3 2 1    6 s  One await starts three coroutines and waits for
                                     all of them, as long as the longest wait takes."
    `);
  });

  test("in Japanese", () => {
    expect(renderLessonList(entries, ja80)).toMatchInlineSnapshot(`
      "  #  レッスン    順序   目安  内容
        第1部：記事の例
        1  sequential  1 2 3  15 s  Plain functions hold the thread.
        2  gather      3 2 1   6 s  One await starts three coroutines and waits for
                                    all of them, as long as the longest wait takes."
    `);
  });

  test("wraps Japanese between words and keeps its columns in line", () => {
    const shows = "gather を一度 await するだけで三つのコルーチンがタスクになり、全部がそろうまで6秒で済む。";
    expect(
      renderLessonList([{ id: "gather", shows, order: ["3", "2", "1"], takes: 6, ...undone }], ja80),
    ).toMatchInlineSnapshot(`
      "  #  レッスン  順序   目安  内容
        第1部：記事の例
        1  gather    3 2 1   6 s  gather を一度 await するだけで三つのコルーチンが
                                  タスクになり、全部がそろうまで6秒で済む。"
    `);
  });

  describe("of two parts, some of it done", () => {
    const course = entries.map((entry, at) => ({
      ...entry,
      part: at === 0 ? (1 as const) : (2 as const),
      isDone: at === 1,
    }));

    test("at 80 columns", () => {
      expect(renderLessonList(course, en80)).toMatchInlineSnapshot(`
        "     #  lesson      order  takes  what it shows
          Part one: the article's examples
             1  sequential  1 2 3   15 s  Plain functions hold the thread.

          Part two: beyond the article
          ✔  2  gather      3 2 1    6 s  One await starts three coroutines and waits
                                          for all of them, as long as the longest wait
                                          takes.

          ✔ done on the tour: 1 of 2"
      `);
    });

    test("at 40 columns", () => {
      expect(renderLessonList(course, en40)).toMatchInlineSnapshot(`
        "  Part one: the article's examples
          1  sequential
             Plain functions hold the thread.
             order 1 2 3 · takes 15 s

          Part two: beyond the article
        ✔ 2  gather
             One await starts three coroutines
             and waits for all of them, as long
             as the longest wait takes.
             order 3 2 1 · takes 6 s

          ✔ done on the tour: 1 of 2"
      `);
    });

    test("in ASCII", () => {
      expect(renderLessonList(course, ascii80)).toMatch(
        /^ {2}\+ {2}2 {2}gather .*\+ done on the tour: 1 of 2$/ms,
      );
    });

    test("in Japanese", () => {
      expect(renderLessonList(course, ja80)).toMatchInlineSnapshot(`
        "     #  レッスン    順序   目安  内容
          第1部：記事の例
             1  sequential  1 2 3  15 s  Plain functions hold the thread.

          第2部：記事の先へ
          ✔  2  gather      3 2 1   6 s  One await starts three coroutines and waits for
                                         all of them, as long as the longest wait takes.

          ✔ ツアーで修了：2件中1件"
      `);
    });
  });
});

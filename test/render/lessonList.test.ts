import { describe, expect, test } from "vitest";
import { renderLessonList } from "../../src/render/lessonList.js";
import { ascii80, en40, en80, ja80 } from "../helpers/view.js";

const entries = [
  { id: "sequential", shows: "Plain functions hold the thread.", order: ["1", "2", "3"], takes: 15 },
  {
    id: "gather",
    shows: "One await starts three coroutines and waits for all of them, as long as the longest wait takes.",
    order: ["3", "2", "1"],
    takes: 6,
  },
];

describe("the list of lessons", () => {
  test("at 80 columns", () => {
    expect(renderLessonList(entries, en80)).toMatchInlineSnapshot(`
      "  #  lesson      order  takes  what it shows
        1  sequential  1 2 3   15 s  Plain functions hold the thread.
        2  gather      3 2 1    6 s  One await starts three coroutines and waits for
                                     all of them, as long as the longest wait takes."
    `);
  });

  test("at 40 columns", () => {
    expect(renderLessonList(entries, en40)).toMatchInlineSnapshot(`
      "1  sequential
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
        1  sequential  1 2 3   15 s  Plain functions hold the thread.
        2  gather      3 2 1    6 s  One await starts three coroutines and waits for
                                     all of them, as long as the longest wait takes."
    `);
  });

  test("in Japanese", () => {
    expect(renderLessonList(entries, ja80)).toMatchInlineSnapshot(`
      "  #  レッスン    順序   目安  内容
        1  sequential  1 2 3  15 s  Plain functions hold the thread.
        2  gather      3 2 1   6 s  One await starts three coroutines and waits for
                                    all of them, as long as the longest wait takes."
    `);
  });

  test("wraps Japanese between words and keeps its columns in line", () => {
    const shows = "gather を一度 await するだけで三つのコルーチンがタスクになり、全部がそろうまで6秒で済む。";
    expect(
      renderLessonList([{ id: "gather", shows, order: ["3", "2", "1"], takes: 6 }], ja80),
    ).toMatchInlineSnapshot(`
      "  #  レッスン  順序   目安  内容
        1  gather    3 2 1   6 s  gather を一度 await するだけで三つのコルーチンが
                                  タスクになり、全部がそろうまで6秒で済む。"
    `);
  });
});

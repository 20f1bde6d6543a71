// Where lines of Japanese break.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawRuledTable } from "../../src/draw/table.js";
import { widestOf, widthOf } from "../../src/draw/width.js";
import { wrap } from "../../src/draw/wrap.js";
import { en80 } from "../helpers/view.js";

/** Texts, parted as a reader would. */
const parted = [
  "すっかり|終わってから、|次の|仕事を|始めます。",
  "コルーチンは、|`await` で|止まった|ところから|動き続け、|値を|受け取ると|戻り値を|返します。",
  "実行待ちキューに|並ぶ|コールバックを、|登録した|順に|一つずつ|呼び出します。",
  "3つの|待ち時間は、|どれも|前の|待ちが|終わってから|始まっています|（`sequential` を|参照）。",
  "イベントループを|もう一度 |動かすと、|待ち時間は|あと1周分で、|一つ一つが|0.25 s に|なります。",
  "`asyncio.run` は|新しい|ループを|作り、|「main」と|呼ばれる|タスクを|1秒 |待ち、|お待ちかねの|三つ目へ|移します。",
];
const texts = parted.map((text) => text.replaceAll("|", ""));

/** Beginnings of the phrases in a text. */
const boundariesOf = (text: string): number[] => {
  const phrases = text.split("|");
  return phrases.map((_, nth) => phrases.slice(0, nth).join("").length);
};

describe("a line of Japanese", () => {
  test.each(parted)("breaks between phrases alone, where they fit: %s", (text) => {
    const whole = text.replaceAll("|", "");
    const boundaries = boundariesOf(text);
    for (let width = widestOf(text.split("|")) + 8; width <= 100; width++) {
      let at = 0;
      for (const line of wrap(whole, width)) {
        const start = whole.indexOf(line, at);
        expect(boundaries, `${width} columns: ${line}`).toContain(start);
        at = start + line.length;
      }
    }
  });

  test("is never wider than asked for, loses nothing, and begins with no closing mark and ends with no opening one", () => {
    const pieces = fc.constantFrom(
      ...parted.flatMap((text) => text.split("|")),
      "one_print ",
      "」",
      "（",
      "12",
      "ー",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.integer({ min: 2, max: 100 }), (some, width) => {
        const text = some.join("");
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(widestOf(lines)).toBeLessThanOrEqual(width);
        if (width < 30) return;
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）ー]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（]$/u);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("breaks a phrase that is wider than the line between words, and a word anywhere", () => {
    expect(wrap("待っているあいだに", 12)).toEqual(["待っている", "あいだに"]);
    expect(wrap("コルーチン", 6)).toEqual(["コルー", "チン"]);
  });

  test("keeps a number and its counter together", () => {
    expect(wrap("待ち時間が3つの", 12)).toEqual(["待ち時間が", "3つの"]);
    expect(wrap("全部で 3 回の待ち", 10)).toEqual(["全部で", "3 回の待ち"]);
  });

  test("breaks in a table as it does in a text", () => {
    const [text = ""] = texts;
    const table = drawRuledTable([{ head: "", width: 20 }], [[text]], en80.theme);
    const cells = [...table.matchAll(/^│ (.*?) +│$/gm)].map(([, cell]) => cell);
    expect(cells.filter((cell) => cell !== "")).toEqual(wrap(text, 20));
  });

  test.each(texts)(
    "that breaks between phrases needs no segmenter, which takes 70 ms to make: %s",
    (text) => {
      const segmenter = Intl.Segmenter;
      // There is none to be had.
      Object.assign(Intl, { Segmenter: undefined });
      try {
        expect(wrap(text, widthOf(text))).toEqual([text]);
        expect(wrap(text, 40).length).toBeGreaterThan(1);
      } finally {
        Object.assign(Intl, { Segmenter: segmenter });
      }
    },
  );
});

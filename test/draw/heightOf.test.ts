// How high a text stands on a screen that breaks what is too long for it.
import { expect, it } from "vitest";
import { heightOf } from "../../src/draw/width.js";

it.each([
  ["one line that fits", "12345", 5, 1],
  ["one line that is broken once", "123456", 5, 2],
  ["empty lines", "a\n\nb", 5, 3],
  ["Japanese, which takes two columns a character", "日本語", 4, 2],
  ["colours, which take none", "\u001b[1m12345\u001b[22m", 5, 1],
  ["a screen of unknown width", "123456\n1", 0, 2],
] as const)("%s", (_what, text, columns, rows) => {
  expect(heightOf(text, columns)).toBe(rows);
});

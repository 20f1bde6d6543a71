import { describe, expect, test } from "vitest";
import { renderComparison } from "../../src/commands/run/comparison.js";
import { article, gather, sequential } from "../helpers/report.js";
import { en80, ja80, viewOf } from "../helpers/view.js";

const figures = [gather, sequential, article];

describe("the side-by-side table", () => {
  test("has a source word beside every figure, in both languages", () => {
    for (const [view, words] of [
      [en80, ["measured", "virtual", "article"]],
      [ja80, ["実測", "仮想", "記事"]],
      [viewOf(40, "ja"), ["実測", "仮想", "記事"]],
    ] as const) {
      const lines = renderComparison(figures, view)
        .split("\n")
        .filter((line) => /\d\.\d{3} s/.test(line));
      expect(lines).toHaveLength(3);
      lines.forEach((line, at) => {
        expect(line).toContain(words[at]);
      });
    }
  });
});

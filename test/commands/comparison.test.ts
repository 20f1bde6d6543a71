import { describe, expect, test } from "vitest";
import { renderComparison } from "../../src/commands/run/comparison.js";
import { article, gather, repeated, sequential } from "../helpers/report.js";
import { en80, ja80, viewOf } from "../helpers/view.js";

const data = { figures: [gather, sequential, article] };

describe("the side-by-side table", () => {
  test("shows mean and deviation of repeated runs", () => {
    const figures = repeated.runs.map(({ figure }) => figure);
    expect(renderComparison({ figures }, en80)).toMatchInlineSnapshot(`
      "                       order           elapsed    from        0s             15s
        sequential           1 2 3          15.000 s    virtual     ██████████████████
        await_without_tasks  1 2 3          15.004 s    measured    ██████████████████
        gather               3 2 1   6.003 ± 0.003 s    measured    ███████▎"
    `);
  });

  test("has a source word beside every figure, in both languages", () => {
    for (const [view, words] of [
      [en80, ["measured", "virtual", "article"]],
      [ja80, ["実測", "仮想", "記事"]],
      [viewOf(40, "ja"), ["実測", "仮想", "記事"]],
    ] as const) {
      const figures = renderComparison(data, view)
        .split("\n")
        .filter((line) => /\d\.\d{3} s/.test(line));
      expect(figures).toHaveLength(3);
      figures.forEach((line, at) => {
        expect(line).toContain(words[at]);
      });
    }
  });
});

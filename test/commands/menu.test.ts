// The menu as text.
import { describe, expect, it } from "vitest";
import { renderMenu } from "../../src/commands/menu/drawnMenu.js";
import type { View } from "../../src/draw/view.js";
import { widthOf } from "../../src/draw/width.js";
import { ascii80, en40, en80, ja80, uncolored, viewOf } from "../helpers/view.js";

const question = "What would you like to see?";
const items = [
  { label: "north", hint: "over the ridge, where the snow lies until June" },
  { label: "southwards", hint: "along the river" },
  { label: "stay where you are" },
];

/** With the second item chosen, and room for all. */
const draw = (view: View, of = items, chosen = 1): string =>
  renderMenu({ question, items: of }, chosen, Number.POSITIVE_INFINITY, view);

describe("renderMenu", () => {
  it("marks the chosen item and aligns the hints", () => {
    expect(draw(en80)).toBe(
      [
        "  What would you like to see?",
        "",
        "    north       over the ridge, where the snow lies until June",
        "  > southwards  along the river",
        "    stay where you are",
        "",
        "  Arrow keys to choose, Enter to take it, q to leave",
      ].join("\n"),
    );
    expect(draw(ascii80)).toBe(draw(en80));
  });

  it("cuts what is too long, so that every item stays on its line", () => {
    expect(draw(en40).split("\n")[2]).toBe("    north       over the ridge, where t…");
  });

  it("aligns Japanese by its columns", () => {
    const japanese = [
      { label: "北", hint: "山の上" },
      { label: "南西", hint: "川の下" },
    ];
    expect(draw(ja80, japanese).split("\n").slice(2, 4)).toEqual(["    北    山の上", "  > 南西  川の下"]);
  });

  it("has the same number of lines and keeps to the width, whatever is chosen", () => {
    for (const width of [30, 40, 80]) {
      for (const chosen of [0, 1, 2]) {
        const lines = draw(viewOf(width), items, chosen).split("\n");
        expect(lines).toHaveLength(7);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it("says of one that was opened from another that its reader goes back", () => {
    const inner = renderMenu({ question: "Which lesson?", items, isInner: true }, 0, 20, en80);
    expect(inner).toMatch(/^ {2}Which lesson\?[\s\S]*q to go back$/);
  });

  it("says the same with colours", () => {
    expect(uncolored(draw(viewOf(80, "en", { color: true })))).toBe(draw(en80));
  });

  describe("where not all items have room", () => {
    const many = Array.from({ length: 27 }, (_, at) => ({ label: `item ${at + 1}`, hint: `hint ${at + 1}` }));
    const draw = (chosen: number, maxLines: number): string =>
      renderMenu({ question, items: many }, chosen, maxLines, en80);

    it("shows those around the chosen one, and counts the others", () => {
      expect(draw(13, 9)).toMatchInlineSnapshot(`
        "  What would you like to see?
            and 11 more
            item 12  hint 12
            item 13  hint 13
          > item 14  hint 14
            item 15  hint 15
            item 16  hint 16
            and 11 more
          Arrow keys to choose, Enter to take it, q to leave"
      `);
    });

    it("has as many lines as there are, whatever is chosen, with the chosen one and a true count", () => {
      for (const maxLines of [6, 9, 14, 23, 30, 31, 40]) {
        for (let chosen = 0; chosen < many.length; chosen++) {
          const lines = draw(chosen, maxLines).split("\n");
          expect(lines).toHaveLength(Math.min(maxLines, many.length + 4));
          expect(lines.filter((line) => line.startsWith("  > "))).toHaveLength(1);
          expect(lines.join("\n")).toContain(`  > item ${chosen + 1} `);
          const shown = lines.filter((line) => / hint \d+$/.test(line)).length;
          const counted = lines.flatMap((line) => /and (\d+) more/.exec(line)?.[1] ?? []).map(Number);
          expect(counted.reduce((sum, each) => sum + each, shown)).toBe(many.length);
        }
      }
    });

    it("has the chosen one alone where there is room for one", () => {
      expect(draw(5, 3).split("\n")).toEqual([
        "  What would you like to see?",
        "  > item 6   hint 6",
        "  Arrow keys to choose, Enter to take it, q to leave",
      ]);
    });
  });
});

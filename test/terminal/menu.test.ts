// The menu as text.
import { describe, expect, it } from "vitest";
import { renderMenu } from "../../src/render/menu.js";
import { widthOf } from "../../src/render/width.js";
import { ascii80, en40, en80, ja80, uncolored, viewOf } from "../helpers/view.js";

const menu = {
  question: "Which way?",
  items: [
    { label: "north", hint: "over the ridge, where the snow lies until June" },
    { label: "southwards", hint: "along the river" },
    { label: "stay where you are" },
  ],
  chosen: 1,
  keys: "Arrow keys and Enter",
};

describe("renderMenu", () => {
  it("marks the chosen item and aligns the hints", () => {
    expect(renderMenu(menu, en80)).toBe(
      [
        "  Which way?",
        "",
        "    north       over the ridge, where the snow lies until June",
        "  > southwards  along the river",
        "    stay where you are",
        "",
        "  Arrow keys and Enter",
      ].join("\n"),
    );
    expect(renderMenu(menu, ascii80)).toBe(renderMenu(menu, en80));
  });

  it("cuts what is too long, so that every item stays on its line", () => {
    expect(renderMenu(menu, en40).split("\n")[2]).toBe("    north       over the ridge, where t…");
  });

  it("aligns Japanese by its columns", () => {
    const items = [
      { label: "北", hint: "山の上" },
      { label: "南西", hint: "川の下" },
    ];
    expect(
      renderMenu({ ...menu, items }, ja80)
        .split("\n")
        .slice(2, 4),
    ).toEqual(["    北    山の上", "  > 南西  川の下"]);
  });

  it("has the same number of lines and keeps to the width, whatever is chosen", () => {
    for (const width of [30, 40, 80]) {
      for (const chosen of [0, 1, 2]) {
        const lines = renderMenu({ ...menu, chosen }, viewOf(width)).split("\n");
        expect(lines).toHaveLength(7);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it("says the same with colours", () => {
    expect(uncolored(renderMenu(menu, viewOf(80, "en", { color: true })))).toBe(renderMenu(menu, en80));
  });
});

// The bordered tables: whatever stands in a cell, the borders stay in line.
import { describe, expect, it } from "vitest";
import { drawRuledTable, drawTable, frameWidth } from "../../src/draw/table.js";
import { widthOf } from "../../src/draw/width.js";
import { ascii80, en80 } from "../helpers/view.js";

const columns = [
  { head: "what", width: 8 },
  { head: "数", width: 4, align: "right" },
] as const;

const rows = [
  ["非同期の処理", "1"],
  ["one\ntwo", "22\n3"],
];

describe("a table of short cells", () => {
  it("levels cells of several lines, and aligns Japanese by its columns", () => {
    expect(`\n${drawTable(columns, rows, en80.theme)}`).toBe(`
┌──────────┬──────┐
│ what     │   数 │
├──────────┼──────┤
│ 非同期の │    1 │
│ 処理     │      │
│ one      │   22 │
│ two      │    3 │
└──────────┴──────┘`);
    expect(drawTable(columns, rows, ascii80.theme).split("\n")).toHaveLength(8);
  });

  it("is drawn however much a program printed", () => {
    const values = Array.from({ length: 300 }, (_, i) => `value ${i}`).join(" ");
    expect(drawTable(columns, [[values, "1"]], en80.theme).split("\n").length).toBeGreaterThan(300);
  });
});

describe("a table of any text", () => {
  it("rules a line between rows", () => {
    expect(`\n${drawRuledTable(columns, rows, en80.theme)}`).toBe(`
┌──────────┬──────┐
│ what     │   数 │
├──────────┼──────┤
│ 非同期の │    1 │
│ 処理     │      │
├──────────┼──────┤
│ one      │   22 │
│ two      │    3 │
└──────────┴──────┘`);
  });

  it("holds its borders in line, and loses nothing, around marks that take no column", () => {
    const marks = "b\u0301\u0483\u0591".repeat(12);
    const text = drawRuledTable(columns, [[marks, "1"]], en80.theme);
    const widths = text.split("\n").map(widthOf);
    expect(new Set(widths)).toEqual(new Set([frameWidth(2) + 12]));
    expect(text.match(/b/g)).toHaveLength(12);
  });
});

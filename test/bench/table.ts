// The figures as a table for a wide terminal. Pure.
import { drawTable as drawRows } from "../../src/draw/table.js";
import { createTheme } from "../../src/draw/theme.js";
import { widestOf } from "../../src/draw/width.js";
import type { Figure, Machine, Report } from "./model.js";
import { bound, label, own, said, spreadOf, verdict } from "./words.js";

const heads = [
  ["measured", "left"],
  ["against", "left"],
  ["ours", "right"],
  ["theirs", "right"],
  ["value", "right"],
  ["by round", "right"],
  ["target", "right"],
  ["", "left"],
] as const;

function row(figure: Figure): string[] {
  return [
    label(figure),
    figure.against ?? "",
    own(figure.ours, figure),
    own(figure.theirs, figure),
    said(figure),
    spreadOf(figure),
    bound(figure),
    verdict(figure),
  ];
}

/** Every figure with its target, then what was skipped and where it was measured. */
export function drawTable({ machine, isQuick, figures, skipped }: Report): string {
  const rows = figures.map(row);
  const columns = heads.map(([head, align], at) => {
    return { head, align, width: widestOf([head, ...rows.map((texts) => texts[at] ?? "")]) };
  });
  const lines = [drawRows(columns, rows, "ruled", createTheme({ paints: null, ascii: false }))];
  for (const { contender, reason } of skipped) lines.push(`skipped: ${contender}: ${reason}`);
  lines.push(describeMachine(machine));
  if (isQuick) lines.push("quick: few repetitions, so these figures are rough");
  return `${lines.join("\n")}\n`;
}

function describeMachine({ system, processor, cores, memory, load, node, v8, python }: Machine): string {
  const size = `${cores} ${cores === 1 ? "core" : "cores"}, ${(memory / 2 ** 30).toFixed(1)} GiB, load ${load.toFixed(1)} before`;
  const runtimes = [`Node ${node} (V8 ${v8})`, ...(python === null ? [] : [python])];
  return `measured on ${system}, ${processor}, ${size}; ${runtimes.join(", ")}`;
}

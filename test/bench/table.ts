// The figures as a table for a wide terminal. Pure.
import Table from "cli-table3";
import type { Figure, Machine, Report } from "./model.js";
import { bound, label, own, said, spreadOf, verdict } from "./words.js";

const head = ["measured", "against", "ours", "theirs", "value", "by round", "target", ""];

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
  const table = new Table({
    head,
    // Its own colours would go into pipes as well.
    style: { head: [], border: [] },
    colAligns: ["left", "left", "right", "right", "right", "right", "right", "left"],
  });
  for (const figure of figures) table.push(row(figure));
  const lines = [table.toString()];
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

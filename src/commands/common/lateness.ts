// How late the machine was, in one quiet line: only where it shows, and never as a fault.

import { seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import type { Measurement } from "./measure.js";
import { reportWords } from "./reportWords.js";

/** Of one run, or of several together; null where the machine was not late, or something worse is told of the run. */
export function describeLateness(runs: readonly Measurement[], view: View): string | null {
  const late = runs.flatMap(({ check }) => (check?.ok && check.isLate ? [check] : []));
  if (late.length === 0) return null;
  const most = seconds(Math.max(...late.map((check) => check.late ?? 0)));
  const count = late.filter(({ unjudgedFrom }) => unjudgedFrom !== null).length;
  const say = reportWords[view.language].lateness;
  const [from] = late.map(({ unjudgedFrom }) => unjudgedFrom);
  if (runs.length > 1) return quiet(count === 0 ? say.runs(most) : say.runsUnjudged(most, count), view);
  return quiet(from == null ? say.run(most) : say.runUnjudged(most, from), view);
}

function quiet(text: string, view: View): string {
  return paragraph(text, view.width, 2)
    .map((line) => view.theme.faint(line))
    .join("\n");
}

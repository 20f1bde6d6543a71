// How late the machine was, in one quiet line: only where it shows, and never as a fault.
import { seconds } from "../render/figures.js";
import type { View } from "../render/view.js";
import { paragraph } from "../render/wrap.js";
import type { Measurement } from "./measure.js";
import { isSame, type Side, type Verification } from "./verification.js";
import type { Words } from "./words.js";

/** Of one run, or of several together; null where the machine was not late, or something worse is told of the run. */
export function describeLateness(runs: readonly Measurement[], words: Words, view: View): string | null {
  const late = runs.flatMap(({ check }) => (check?.ok && check.isLate ? [check] : []));
  if (late.length === 0) return null;
  const most = seconds(Math.max(...late.map((check) => check.late ?? 0)));
  const count = late.filter(({ unjudgedFrom }) => unjudgedFrom !== null).length;
  const say = words.lateness;
  const [from] = late.map(({ unjudgedFrom }) => unjudgedFrom);
  if (runs.length > 1) return quiet(count === 0 ? say.runs(most) : say.runsUnjudged(most, count), view);
  return quiet(from == null ? say.run(most) : say.runUnjudged(most, from), view);
}

/** Of lessons that were verified: each side's run that was the latest. */
export function describeLateSides(results: readonly Verification[], words: Words): string | null {
  const good = results.filter(isSame);
  const latest = (sideOf: (result: Verification) => Side | null): readonly [string, string] | null => {
    const late = good.flatMap((result) => {
      const check = sideOf(result)?.check;
      return check?.isLate ? [{ id: result.lesson.id, late: check.late ?? 0 }] : [];
    });
    const [most] = late.toSorted((one, other) => other.late - one.late);
    return most === undefined ? null : [seconds(most.late), most.id];
  };
  const ours = latest(({ typescript }) => typescript);
  const theirs = latest(({ python }) => python);
  if (ours === null && theirs === null) return null;
  const unjudged = good.filter(({ typescript, python }) =>
    [typescript, python].some((side) => side?.check?.unjudgedFrom != null),
  );
  return words.lateness.sides(
    ours,
    theirs,
    unjudged.map(({ lesson }) => lesson.id),
  );
}

function quiet(text: string, view: View): string {
  return paragraph(text, view.width, 2)
    .map((line) => view.theme.faint(line))
    .join("\n");
}

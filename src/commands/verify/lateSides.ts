// How late the machine was while lessons were verified, told in one quiet line.
import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/language.js";
import { isSame, type Side, type Verification } from "./verification.js";
import { verifyWords } from "./words.js";

/** Of lessons that were verified: each side's run that was the latest. */
export function describeLateSides(results: readonly Verification[], language: Language): string | null {
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
  return verifyWords[language].lateSides(
    ours,
    theirs,
    unjudged.map(({ lesson }) => lesson.id),
  );
}

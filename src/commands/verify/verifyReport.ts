// What `verify` found, in words, as a table and as JSON. Rule: `schema` grows when a key's meaning changes; keys are never
// translated.
import type { Lesson } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import { foldLine } from "../../draw/fold.js";
import type { Language } from "../../draw/language.js";
import type { View } from "../../draw/view.js";
import { truncate } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Python } from "../../run/python/python.js";
import { oneLine } from "../../trace/harmless.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeDifference } from "../common/failures.js";
import { reportWords } from "../common/reportWords.js";
import { recordedLine } from "./compareRuns.js";
import { isSame, type Side, type Verification } from "./verification.js";
import type { Verified } from "./verifyLessons.js";
import { renderVerifyTable, type VerifiedRow, type VerifiedSide } from "./verifyTable.js";
import { verifyWords } from "./words.js";

/** Of what differs, no more is shown: one that prints without an end differs in every line. */
const mostShown = 20;
/** Columns of a line that are shown. */
const longest = 400;

export function reportVerified(
  { results, skipped, python }: VerifiedAll,
  timeout: number | undefined,
  view: View,
  { stdout, language }: Pick<CommandContext, "stdout" | "language">,
): void {
  const say = verifyWords[language];
  const put = (text: string, indent = 2): void => {
    const shown = shownLine(text, view);
    for (const line of paragraph(shown, view.width, indent)) stdout.line(line);
  };
  const putSome = <T>(all: readonly T[], putOne: (one: T) => void): void => {
    for (const one of all.slice(0, mostShown)) putOne(one);
    if (all.length > mostShown) put(drawWords[language].more(all.length - mostShown), 4);
  };
  if (results.length > 0) {
    const rows = results.map((result) => rowOf(result, view));
    const other = python === null ? say.recorded : `Python ${python.version}`;
    stdout.line(renderVerifyTable({ rows, other }, view));
  }
  for (const result of results) {
    const { lesson, lines } = result;
    if (result.isRepeated) put(say.repeated(lesson.id));
    if (isSame(result)) continue;
    put(`${view.theme.glyphs.outcome.failed} ${say.differs(lesson.id)}`);
    const isWhole = result.typescript.check !== null && result.python?.check !== null;
    // What a run that was cut short did not come to print is no difference of its own.
    const differing = lines.filter((line) => isWhole || (line.typescript !== null && line.python !== null));
    putSome(differing, ({ line, typescript, python: theirs }) => {
      put(say.line(line), 4);
      put(`TypeScript  ${typescript ?? say.noLine}`, 6);
      put(`Python      ${theirs ?? say.noLine}`, 6);
    });
    putSome(faultsOf(result.typescript, timeout, language), (fault) => put(`TypeScript: ${fault}`, 4));
    if (result.python === null) continue;
    putSome(faultsOf(result.python, timeout, language), (fault) => put(`Python: ${fault}`, 4));
  }
  for (const { id, python: needs } of skipped) put(say.skipped(id, needs, python?.version ?? ""));
  if (results.length === 0) return;
  const lateness = describeLateSides(results, language);
  if (lateness !== null) put(lateness);
  const same = results.filter(isSame).length;
  put(
    python === null
      ? say.summaryRecorded(same, results.length)
      : say.summary(same, results.length, python.version),
  );
}

/** Why a run is not what the lesson expects. */
function faultsOf({ ending, error, check }: Side, timeout: number | undefined, language: Language): string[] {
  if (ending === "timed-out") return [reportWords[language].timedOut(timeout ?? 0)];
  if (ending === "full") return [verifyWords[language].tooMuch];
  if (error !== null) return [verifyWords[language].failed(error)];
  return (check?.differences ?? []).map((difference) => describeDifference(difference, language));
}

function rowOf(result: Verification, view: View): VerifiedRow {
  const { lesson, typescript, python, lines } = result;
  const hidden = lesson.prints.findIndex((line) => "elapsed" in line);
  const differing = new Set(lines.map(({ line }) => line - 1));
  for (const side of [typescript, python]) {
    for (const difference of side?.check?.differences ?? []) {
      if ("line" in difference) differing.add(difference.line - 1);
    }
  }
  // The line of the elapsed time is not among the lines of the table.
  const shown = [...differing].flatMap((at) => {
    if (at === hidden) return [];
    return [hidden !== -1 && at > hidden ? at - 1 : at];
  });
  return {
    id: lesson.id,
    isSame: isSame(result),
    differing: new Set(shown),
    typescript: shownSide(typescript, result, view),
    other: python === null ? recordedSide(result, view) : shownSide(python, result, view),
  };
}

function shownSide({ lines, elapsed }: Side, { lesson }: Verification, view: View): VerifiedSide {
  const hidden = lesson.prints.findIndex((line) => "elapsed" in line);
  const shown = lines
    .filter((_, at) => at !== hidden)
    .slice(0, lesson.prints.length + mostShown)
    .map((line) => foldLine(shownLine(line, view)));
  return { lines: shown, elapsed };
}

/** As much of a line as is shown, without what would act on the terminal. */
function shownLine(text: string, { theme }: View): string {
  return truncate(oneLine(text), longest, theme.glyphs.ellipsis);
}

function recordedSide({ lesson }: Verification, { theme }: View): VerifiedSide {
  const lines = lesson.prints.flatMap((line) =>
    "elapsed" in line ? [] : [recordedLine(line, theme.glyphs.ellipsis)],
  );
  return {
    lines,
    // Where real work is measured nobody knows beforehand.
    elapsed: lesson.clock === "real" ? null : lesson.elapsed.ideal,
  };
}

/** Of lessons that were verified: each side's run that was the latest. */
function describeLateSides(results: readonly Verification[], language: Language): string | null {
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

export interface VerifiedAll {
  readonly results: readonly Verified[];
  /** Lessons that want a newer Python. */
  readonly skipped: readonly Lesson[];
  readonly python: Python | null;
  /** Why there is no Python. */
  readonly why: string | null;
}

export function verifyDocument({ results, skipped, python, why }: VerifiedAll): unknown {
  return {
    schema: 1,
    kind: "verification",
    python: python && {
      command: [python.command.file, ...python.command.args],
      version: python.version,
    },
    why,
    same: results.every(isSame),
    lessons: results.map((result) => ({
      lesson: result.lesson.id,
      same: isSame(result),
      repeated: result.isRepeated,
      typescript: result.typescript,
      python: result.python,
      differences: result.lines,
    })),
    skipped: skipped.map(({ id, python: needs }) => ({ lesson: id, needs })),
  };
}

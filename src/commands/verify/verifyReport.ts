// What `verify` found, in words, as a table and as JSON. Rule: `schema` grows when a key's meaning changes; keys are never
// translated.
import type { Lesson } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import type { Language, View } from "../../draw/view.js";
import { truncate } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Runtime } from "../../run/runtime.js";
import { withoutAddresses } from "../../trace/fold.js";
import { oneLine } from "../../trace/harmless.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeDifference } from "../common/failures.js";
import { reportWords } from "../common/reportWords.js";
import { isSame, type Side, type Verification } from "./verification.js";
import { renderVerifyTable, type VerifiedRow } from "./verifyTable.js";
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
    const other = drawWords[language].ranOn(python.info).join("");
    stdout.line(renderVerifyTable(rows, other, view));
  }
  for (const result of results) {
    const { lesson, typescript, python: other, lines } = result;
    if (result.isRepeated) put(say.repeated(lesson.id));
    if (isSame(result)) continue;
    put(`${view.theme.glyphs.outcome.failed} ${say.differs(lesson.id)}`);
    const isWhole = typescript.check !== null && other.check !== null;
    // What a run that was cut short did not come to print is no difference of its own.
    const differing = lines.filter((line) => isWhole || (line.typescript !== null && line.python !== null));
    putSome(differing, ({ line, typescript: ours, python: theirs }) => {
      put(say.line(line), 4);
      put(`TypeScript  ${ours ?? say.noLine}`, 6);
      put(`Python      ${theirs ?? say.noLine}`, 6);
    });
    for (const [name, side] of Object.entries({ TypeScript: typescript, Python: other }))
      putSome(faultsOf(side, timeout, language), (fault) => put(`${name}: ${fault}`, 4));
  }
  for (const { id, python: needs } of skipped) put(say.skipped(id, needs, python.info.version));
  if (results.length === 0) return;
  const lateness = describeLateSides(results, language);
  if (lateness !== null) put(lateness);
  const same = results.filter(isSame).length;
  put(say.summary(same, results.length, python.info.version));
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
  const { prints } = lesson;
  const checked = [typescript, python].flatMap(({ check }) => check?.differences ?? []);
  const differing = new Set([...lines, ...checked].flatMap((each) => ("line" in each ? [each.line] : [])));
  const timeAt = prints.findIndex((line) => "elapsed" in line);
  const textAt = (texts: readonly string[], at: number): string | null =>
    texts[at] === undefined ? null : withoutAddresses(shownLine(texts[at], view));
  const count = Math.max(typescript.lines.length, python.lines.length);
  const shown = Array.from({ length: count }, (_, at) => at)
    .filter((at) => at !== timeAt)
    .slice(0, prints.length + mostShown);
  return {
    id: lesson.id,
    isSame: isSame(result),
    lines: shown.map((at) => ({
      texts: [textAt(typescript.lines, at), textAt(python.lines, at)],
      differs: differing.has(at + 1),
    })),
    elapsed: [typescript.elapsed, python.elapsed],
  };
}

/** As much of a line as is shown, without what would act on the terminal. */
function shownLine(text: string, { theme }: View): string {
  return truncate(oneLine(text), longest, theme.glyphs.ellipsis);
}

/** Of lessons that were verified: each side's run that was the latest. */
function describeLateSides(results: readonly Verification[], language: Language): string | null {
  const good = results.filter(isSame);
  const latest = (side: "typescript" | "python"): readonly [string, string] | null => {
    const late = good.flatMap(({ lesson, [side]: run }) =>
      run.check?.isLate ? [{ id: lesson.id, late: run.check.late ?? 0 }] : [],
    );
    const [most] = late.toSorted((one, other) => other.late - one.late);
    return most === undefined ? null : [seconds(most.late), most.id];
  };
  const ours = latest("typescript");
  const theirs = latest("python");
  if (ours === null && theirs === null) return null;
  const unjudged = good.flatMap(({ lesson, typescript, python }) =>
    [typescript, python].some(({ check }) => check?.unjudgedFrom != null) ? [lesson.id] : [],
  );
  return verifyWords[language].lateSides(ours, theirs, unjudged);
}

export interface VerifiedAll {
  readonly results: readonly Verification[];
  /** Lessons that want a newer Python. */
  readonly skipped: readonly Lesson[];
  readonly python: Runtime;
}

export function verifyDocument({ results, skipped, python }: VerifiedAll): unknown {
  return {
    schema: 2,
    kind: "verification",
    clock: "real",
    python: python.info,
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

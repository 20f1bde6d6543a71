// `compare`: lessons race in workers side by side; then one table, and what made the difference.
import { baseline, lessons } from "../../course/catalogue.js";
import { lanesToDraw } from "../../draw/shownLanes.js";
import type { View } from "../../draw/view.js";
import { type ComparedRun, type Comparison, statisticsOf } from "../../trace/compare.js";
import type { CommandContext } from "../common/commandContext.js";
import { type ExitCode, exitCode, UsageError } from "../common/exitCode.js";
import { describeFailure, describeLateness } from "../common/failures.js";
import {
  baselineFigure,
  figureOf,
  isGood,
  isWhole,
  type Measured,
  type Measurement,
} from "../common/measure.js";
import { type ClockOptions, clockOf } from "../common/options.js";
import { lessonTarget, type Target, targetOf } from "../common/targets.js";
import { isOnStdout, stdoutName, writeReported } from "../common/writeFile.js";
import { renderCompareSentences, renderCompareTable } from "./compareTable.js";
import { comparisonToCsv, comparisonToJson, comparisonToMarkdown } from "./formats.js";
import { race } from "./race.js";
import { compareWords } from "./words.js";

export interface CompareOptions extends ClockOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly serial?: boolean;
  readonly runs?: number;
  readonly timeout?: number;
  readonly exportJson?: string;
  readonly exportMarkdown?: string;
  readonly exportCsv?: string;
  readonly svg?: string;
}

export async function compare(
  names: readonly string[],
  options: CompareOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { stdout, stderr, words, language, signal } = context;
  const targets =
    names.length === 0 ? comparedTargets() : distinct(names.map((name) => targetOf(name, words)));
  const realWork = targets.find(({ lesson }) => lesson?.clock === "real");
  if (realWork !== undefined) throw new UsageError(compareWords[language].notComparable(realWork.label));
  const isTableShown = !takesStdout(options, context);
  const isQuiet = isSilent(options) || !isTableShown;
  const results = await race(targets, clockOf(options), { ...options, quiet: isQuiet }, context);
  if (signal.aborted) return exitCode.interrupted;

  const failures = results.flat().filter((result) => !isGood(result) || !isWhole(result));
  const view = await context.view();
  for (const failed of failures) {
    const failure = describeFailure(failed, options.timeout, view);
    stderr.say(`  ${failed.target.label}`);
    if (failure !== null) stderr.line(failure);
  }
  const { comparison, recorded } = await comparisonOf(results, signal);
  if (signal.aborted) return exitCode.interrupted;
  if (options.json === true) stdout.line(comparisonToJson(recorded));
  else if (isTableShown) stdout.line(renderCompareTable(comparison, view));
  if (!isQuiet) stdout.line(renderCompareSentences(comparison, view));
  const lateness = isQuiet ? null : describeLateness(results.flat(), view);
  if (lateness !== null) stderr.line(lateness);
  const areWritten = exportAll(comparison, recorded, options, view, context);
  const isDrawn = options.svg === undefined || (await drawSvg(options.svg, options, results, context));
  return failures.length === 0 && areWritten && isDrawn ? exitCode.ok : exitCode.failed;
}

/** The lessons that are set side by side unless told otherwise: the same three jobs in each. */
function comparedTargets(): Target[] {
  return lessons.filter(({ compared }) => compared).map(lessonTarget);
}

/**
 * Is one of the files stdout? It takes the table's place.
 *
 * @throws {UsageError} for what could not be told apart there
 */
function takesStdout(options: CompareOptions, { words }: CommandContext): boolean {
  const files: readonly (readonly [option: string, file: string | undefined])[] = [
    ["--export-json", options.exportJson],
    ["--export-markdown", options.exportMarkdown],
    ["--export-csv", options.exportCsv],
    ["--svg", options.svg],
  ];
  const onStdout = files.filter(([, file]) => isOnStdout(file)).map(([option]) => `${option} ${stdoutName}`);
  const [one, other = options.json === true ? "--json" : undefined] = onStdout;
  if (one !== undefined && other !== undefined) throw new UsageError(words.error.conflict(one, other));
  return one !== undefined;
}

function distinct(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.label, target])).values()];
}

/**
 * One row a target; the baseline stands in it anyway, in virtual time when it did not run itself. `comparison` is to be
 * shown, `recorded` is data.
 */
async function comparisonOf(
  results: readonly Measurement[][],
  signal: AbortSignal,
): Promise<{ readonly comparison: Comparison; readonly recorded: Comparison }> {
  const runs = results.flatMap((repeated) => rowOf(repeated) ?? []);
  const recorded = results.flatMap((repeated) => rowOf(repeated.map((result) => result.recorded)) ?? []);
  const isThere = runs.some(({ figure }) => figure.label === baseline.id);
  const figure = isThere ? null : await baselineFigure(null, signal);
  const beside = figure === null ? [] : [{ figure, explanation: null }];
  return {
    comparison: { runs: [...beside, ...runs], baseline: baseline.id },
    recorded: { runs: [...beside, ...recorded], baseline: baseline.id },
  };
}

/** Null when no run of the target is known to its end. */
function rowOf(repeated: readonly Measured[]): ComparedRun | null {
  const ended = repeated.filter(isWhole);
  const [first] = ended;
  if (first === undefined) return null;
  const explanation = first.explanation();
  const measured = ended.flatMap(({ check }) => check?.late ?? []);
  const late = measured.length === 0 ? null : Math.max(...measured);
  if (repeated.length === 1) return { figure: figureOf(first), explanation, late };
  const statistics = statisticsOf(ended.map(({ elapsed }) => elapsed));
  return { figure: { ...figureOf(first), elapsed: statistics.mean, statistics }, explanation, late };
}

function isSilent({ quiet, json }: CompareOptions): boolean {
  return quiet === true || json === true;
}

/** The lanes of each target's first run. */
async function drawSvg(
  file: string,
  options: CompareOptions,
  results: readonly Measurement[][],
  context: CommandContext,
): Promise<boolean> {
  const { renderCompareSvg } = await import("../../draw/svg/compare.js");
  const runs = results.flatMap(([first]) => {
    if (first === undefined) return [];
    const { events, target } = first;
    return [{ figure: figureOf(first), lanes: lanesToDraw(events, target.lesson?.lanes ?? []) }];
  });
  return writeReported(file, renderCompareSvg(runs, context.language), context, isSilent(options));
}

function exportAll(
  comparison: Comparison,
  recorded: Comparison,
  options: CompareOptions,
  view: View,
  context: CommandContext,
): boolean {
  const files: readonly (readonly [file: string | undefined, text: () => string])[] = [
    [options.exportJson, () => `${comparisonToJson(recorded)}\n`],
    [options.exportMarkdown, () => `${comparisonToMarkdown(comparison, view)}\n`],
    [options.exportCsv, () => `${comparisonToCsv(comparison)}\r\n`],
  ];
  let areWritten = true;
  for (const [file, text] of files) {
    if (file === undefined) continue;
    if (!writeReported(file, text(), context, isSilent(options))) areWritten = false;
  }
  return areWritten;
}

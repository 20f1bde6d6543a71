// `compare`: lessons race in workers side by side; then one table, and what made the difference.
import { baseline, lessons } from "../../course/catalogue.js";
import { seconds } from "../../draw/figures.js";
import { lanesToDraw } from "../../draw/shownLanes.js";
import type { View } from "../../draw/view.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import { type ComparedRun, type Comparison, isSameWork, statisticsOf } from "../../trace/compare.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
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
import { reportWords } from "../common/reportWords.js";
import { type RuntimeOptions, targetOf } from "../common/runtimes.js";
import { stdoutName, writeReported } from "../common/writeFile.js";
import { compareWords, renderCompareSentences, renderCompareTable } from "./compareTable.js";
import { comparisonToCsv, comparisonToJson, comparisonToMarkdown } from "./formats.js";
import { race } from "./race.js";

export interface CompareOptions extends ClockOptions, RuntimeOptions {
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
  // Unless told otherwise, lessons that have the same three jobs.
  const usual = lessons.filter(({ compared }) => compared).map(({ id }) => id);
  const asked = names.length === 0 ? usual : names;
  const named = await Promise.all(asked.map((name) => targetOf(name, options, context)));
  const targets = [...new Map(named.map((each) => [each.label, each])).values()];
  const realWork = targets.find(({ lesson }) => lesson?.clock === "real");
  if (realWork !== undefined) throw new UsageError(compareWords[language].notComparable(realWork.label));
  const { runs, serial, timeout, quiet = false, json = false } = options;
  const files = filesOf(options);
  // A file on stdout takes the table's place, beside which nothing could be told apart there.
  const onStdout = files.filter(({ file }) => file === stdoutName);
  const [one, other = json ? "--json" : undefined] = onStdout.map(({ option }) => `${option} ${stdoutName}`);
  if (one !== undefined && other !== undefined) throw new UsageError(words.error.conflict(one, other));
  const isTableShown = one === undefined;
  const isSilent = quiet || json;
  const isQuiet = isSilent || !isTableShown;
  const results = await race(targets, clockOf(options), { runs, serial, timeout, isQuiet }, context);
  if (signal.aborted) {
    if (!isQuiet && !stdout.isClosed) await showStopped(results, context);
    return exitCode.interrupted;
  }

  const failures = results.flat().filter((result) => !isGood(result) || !isWhole(result));
  const view = await context.view();
  for (const failed of failures) {
    const failure = describeFailure(failed, timeout, view);
    stderr.say(`  ${failed.target.label}`);
    if (failure !== null) stderr.line(failure);
  }
  const compared = { ...(await comparisonOf(results, signal)), results, view };
  if (signal.aborted) return exitCode.interrupted;
  if (json) stdout.line(comparisonToJson(compared.recorded));
  const isEmpty = compared.comparison.runs.length === 0;
  if (!json && isTableShown && !isEmpty) stdout.line(renderCompareTable(compared.comparison, view));
  if (!isQuiet && !isEmpty) stdout.line(renderCompareSentences(compared.comparison, view));
  const lateness = isQuiet ? null : describeLateness(results.flat(), view);
  if (lateness !== null) stderr.line(lateness);
  let areWritten = true;
  for (const { file, text } of files)
    areWritten = writeReported(file, await text(compared), context, isSilent) && areWritten;
  return failures.length === 0 && areWritten ? exitCode.ok : exitCode.failed;
}

/** The runs that had come to their end when Ctrl-C stopped the rest, and how far those had come. */
async function showStopped(results: readonly Measurement[][], context: CommandContext): Promise<void> {
  const { stdout, stderr, language, signal } = context;
  const view = await context.view();
  const { comparison } = await comparisonOf(results, signal);
  if (comparison.runs.length > 0) stdout.line(renderCompareTable(comparison, view));
  const stopped = results.flat().filter(({ ending }) => ending === "interrupted");
  const told = stopped.map(({ target, elapsed }) =>
    drawWords[language].noted(target.label, seconds(elapsed)),
  );
  if (told.length > 0)
    stderr.line(paragraph(reportWords[language].stoppedRuns(told), view.width, 2).join("\n"));
}

/** What files are made of: `comparison` is to be shown, `recorded` is data. */
interface Compared {
  readonly comparison: Comparison;
  readonly recorded: Comparison;
  readonly results: readonly Measurement[][];
  readonly view: View;
}

interface ComparedFile {
  readonly option: string;
  readonly file: string;
  readonly text: (compared: Compared) => string | Promise<string>;
}

/** The files that are asked for. */
function filesOf({ exportJson, exportMarkdown, exportCsv, svg }: CompareOptions): ComparedFile[] {
  const asked = (option: string, file: string | undefined, text: ComparedFile["text"]): ComparedFile[] =>
    file === undefined ? [] : [{ option, file, text }];
  return [
    ...asked("--export-json", exportJson, ({ recorded }) => `${comparisonToJson(recorded)}\n`),
    ...asked(
      "--export-markdown",
      exportMarkdown,
      ({ comparison, view }) => `${comparisonToMarkdown(comparison, view)}\n`,
    ),
    ...asked("--export-csv", exportCsv, ({ comparison }) => `${comparisonToCsv(comparison)}\r\n`),
    ...asked("--svg", svg, lanesSvg),
  ];
}

/** The lanes of each target's first run. */
async function lanesSvg({ results, view }: Compared): Promise<string> {
  const { renderCompareSvg } = await import("../../draw/svg/compare.js");
  const firsts = results.flatMap((repeated) => repeated.slice(0, 1));
  const runs = firsts.map((first) => {
    const { events, target } = first;
    return { figure: figureOf(first), lanes: lanesToDraw(events, target.lesson?.lanes ?? []) };
  });
  return renderCompareSvg(runs, view.language);
}

/** One row a target; the baseline stands beside those that do the same work, in virtual time when it did not run itself. */
async function comparisonOf(
  results: readonly Measurement[][],
  signal: AbortSignal,
): Promise<Pick<Compared, "comparison" | "recorded">> {
  const isThere = results.flat().some((run) => run.target.lesson === baseline && isWhole(run));
  // Whoever has stopped the race does not wait for one more run.
  const figure = isThere || signal.aborted ? null : await baselineFigure(null, signal);
  const compared = (targets: readonly Measured[][]): Comparison => {
    const runs = targets.flatMap((repeated) => rowOf(repeated) ?? []);
    const isOfUse = figure !== null && runs.some((run) => isSameWork(run.figure, figure));
    return { runs: [...(isOfUse ? [{ figure, explanation: null }] : []), ...runs], baseline: baseline.id };
  };
  const recorded = results.map((repeated) => repeated.map(({ recorded }) => recorded));
  return { comparison: compared(results), recorded: compared(recorded) };
}

/** Null when no run of the target is known to its end. */
function rowOf(repeated: readonly Measured[]): ComparedRun | null {
  const ended = repeated.filter(isWhole);
  const [first] = ended;
  if (first === undefined) return null;
  const measured = ended.flatMap(({ check }) => check?.late ?? []);
  const late = measured.length === 0 ? null : Math.max(...measured);
  const statistics = statisticsOf(ended.map(({ elapsed }) => elapsed));
  const mean = repeated.length > 1 && { elapsed: statistics.mean, statistics };
  return { figure: { ...figureOf(first), ...mean }, explanation: first.explanation(), late };
}

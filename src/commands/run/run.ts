// `run`: programs one after the other, their output as it comes, then what happened and why it took its time.
import { baseline } from "../../course/catalogue.js";
import type { Prediction } from "../../course/prediction/question.js";
import { foldName } from "../../draw/fold.js";
import { lanesToDraw } from "../../draw/shownLanes.js";
import { isNarrow, type View } from "../../draw/view.js";
import { drawWords } from "../../draw/words.js";
import type { ClockChoice } from "../../run/core/protocol.js";
import type { Figure } from "../../trace/compare.js";
import type { Second } from "../../trace/event.js";
import { type Flow, flowOf } from "../../trace/flow.js";
import { harmlessJson } from "../../trace/harmless.js";
import type { Lane } from "../../trace/lanes.js";
import type { CommandContext } from "../common/commandContext.js";
import { type ExitCode, exitCode, UsageError, worse } from "../common/exitCode.js";
import { describeFailure, describeLateness } from "../common/failures.js";
import { articleFigure, baselineFigure, baselineWithDelays } from "../common/figures.js";
import { renderHeader } from "../common/header.js";
import { figureOf, isGood, isWhole, type Measured, type Measurement, measure } from "../common/measure.js";
import { type ClockOptions, clockOf } from "../common/options.js";
import { withOtherDelays } from "../common/otherDelays.js";
import type { Asked } from "../common/predict.js";
import { refuseOtherClocks, type Target, targetOf } from "../common/targets.js";
import { documentsOf, isTraceFile, readTrace } from "../common/traceOf.js";
import { watchRun } from "../common/watchRun.js";
import { isOnStdout, writeReported } from "../common/writeFile.js";
import { passOn } from "./passOn.js";
import { renderRunReport, runDocument } from "./runReport.js";
import { treeOf } from "./taskTree.js";
import { runWords } from "./words.js";

export interface RunCommandOptions extends ClockOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly timeout?: number;
  readonly delays?: readonly Second[];
  readonly predict?: boolean;
  /** The file that the run's trace is written to; "-": stdout, in the place of all that is shown there. */
  readonly trace?: string;
  /** Who waits for whom, in the place of the report. */
  readonly tree?: boolean;
  readonly at?: Second;
  readonly internals?: boolean;
}

/** Off a terminal more lanes than this are counted, not drawn. */
const mostLanes = 30;
/** However low a terminal is, so many lanes are drawn. */
const leastLanes = 4;
/** What stands above and below the lanes of a timeline: its axis, the lanes' count, the legend. */
const linesAround = 6;

export async function run(
  names: readonly string[],
  options: RunCommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  refuseTraces(names, options, context);
  const [name = ""] = names;
  if (isTraceFile(name)) {
    context.stdout.line(await treeOf(await readTrace(name, context), options, context));
    return exitCode.ok;
  }
  const targets = targetsOf(names, options, context);
  refuseOtherClocks(targets, options, context.words);
  /** Those of the baseline: others have a trace each that nobody asks for again. */
  const measured: Measurement[] = [];
  const documents: unknown[] = [];
  let code: ExitCode = exitCode.ok;
  for (const [index, target] of targets.entries()) {
    if (index > 0 && options.json !== true && options.quiet !== true) context.stdout.line();
    const asked = options.predict === true ? await predictRun(target, options, context) : null;
    if (asked !== null && asked.kind !== "answered")
      return asked.kind === "left" ? code : exitCode.interrupted;
    // What is told in JSON is told of all of them at once.
    const share = options.json === true ? targets.length : 1;
    const result = await runOne(target, options, context, share);
    if (context.signal.aborted) return exitCode.interrupted;
    if (target.lesson === baseline) measured.push(result);
    code = worse(code, isGood(result) ? exitCode.ok : exitCode.failed);
    if (options.trace !== undefined && !(await writeTrace(options.trace, result, options, context)))
      code = worse(code, exitCode.failed);
    if (options.tree === true) {
      const tree = await treeOf(documentsOf(result), options, context);
      context.stdout.line(result.outputs.length > 0 ? `\n${tree}` : tree);
    }
    const isReported = options.tree !== true && options.quiet !== true && !isOnStdout(options.trace);
    if (options.json === true) {
      const { recorded } = result;
      const figures = await figuresBeside(recorded, measured, context);
      documents.push(runDocument(recorded, figures, lanesToShow(recorded), clockOf(options)));
    } else if (isReported) {
      const figures = await figuresBeside(result, measured, context);
      const text = renderReport(result, figures, lanesToShow(result), context, await context.view());
      if (text !== "") context.stdout.line(text);
    }
    if (asked !== null) {
      const { verdictOn } = await import("../common/predict.js");
      await verdictOn(asked.answer, result, context);
    }
    const view = await context.view();
    const failure = describeFailure(result, options.timeout, view);
    const lateness = isReported && options.json !== true ? describeLateness([result], view) : null;
    for (const told of [failure, lateness]) if (told !== null) context.stderr.line(`\n${told}`);
  }
  if (options.json === true) {
    context.stdout.line(harmlessJson({ schema: 1, kind: "runs", runs: documents }, 2));
  }
  return context.signal.aborted ? exitCode.interrupted : code;
}

/** @throws {UsageError} for what traces cannot be given to, or asked of */
function refuseTraces(
  names: readonly string[],
  options: RunCommandOptions,
  { words, language }: CommandContext,
): void {
  const say = runWords[language];
  const { tree = false, trace, at, internals } = options;
  // A trace on stdout takes the report's place, and whatever else would stand there could not be told from it.
  if (isOnStdout(trace)) {
    const beside = (["json", "tree", "predict"] as const).find((key) => options[key] === true);
    if (beside !== undefined) throw new UsageError(words.error.conflict(`--trace ${trace}`, `--${beside}`));
  }
  if (!tree && (at !== undefined || internals === true))
    throw new UsageError(say.atWithoutTree(at === undefined ? "--internals" : "--at"));
  if (trace !== undefined && names.length > 1) throw new UsageError(say.traceOfSeveral("--trace"));
  const file = names.find(isTraceFile);
  if (file === undefined) return;
  if (!tree) throw new UsageError(say.runOfTrace(file));
  if (names.length > 1) throw new UsageError(say.traceOfSeveral("--tree"));
  const given = (["speed", "virtual", "timeout", "delays", "trace"] as const).find(
    (key) => options[key] !== undefined,
  );
  if (given !== undefined) throw new UsageError(words.trace.optionOfTrace(file, `--${given}`));
}

async function writeTrace(
  file: string,
  result: Measurement,
  { json, quiet }: RunCommandOptions,
  context: CommandContext,
): Promise<boolean> {
  const { encodeTrace } = await import("../../trace/codec.js");
  const text = encodeTrace(documentsOf(result).recorded);
  return writeReported(file, text, context, json === true || quiet === true);
}

/** @throws {UsageError} for what cannot be run so */
function targetsOf(
  names: readonly string[],
  options: RunCommandOptions,
  { words, language, isInteractive }: CommandContext,
): Target[] {
  const targets = names.map((name) => targetOf(name, words));
  const { delays, predict = false } = options;
  if (predict) {
    const own = targets.find(({ lesson }) => lesson === null);
    if (own !== undefined) throw new UsageError(runWords[language].predictOfProgram(own.label));
    const plain = `asyncio-lessons run ${names.join(" ")}`;
    if (!isInteractive)
      throw new UsageError(words.error.nobodyToAsk("--predict", [plain, `${plain} --virtual`]));
  }
  if (delays === undefined) return targets;
  if (targets.length > 1) throw new UsageError(runWords[language].delaysOfSeveral);
  return targets.map((target) => withOtherDelays(target, delays, words));
}

/** The header, the program, and the questions about it. */
async function predictRun(
  target: Target,
  options: RunCommandOptions,
  context: CommandContext,
): Promise<Asked<Prediction>> {
  printHeader(target, clockOf(options), await context.view(), context);
  const { showAndAsk } = await import("../common/predict.js");
  return showAndAsk(target, "python", context);
}

async function runOne(
  target: Target,
  options: RunCommandOptions,
  context: CommandContext,
  share = 1,
): Promise<Measurement> {
  const { timeout, quiet = false } = options;
  const { signal } = context;
  const detail = options.tree === true || options.trace !== undefined;
  const clock = clockOf(options);
  if (options.json === true || isOnStdout(options.trace))
    return measure(target, clock, { timeout, signal, detail, share });
  if (!quiet && options.predict !== true) printHeader(target, clock, await context.view(), context);
  const watch = quiet ? passOn(context) : await watchRun(target.label, clock, context);
  try {
    return await measure(target, clock, { timeout, signal, detail, ...watch });
  } finally {
    watch.stop();
  }
}

function printHeader(
  { label, lesson, other }: Target,
  clock: ClockChoice,
  view: View,
  context: CommandContext,
): void {
  const { stdout, language } = context;
  const source = clock.kind === "virtual" ? "virtual" : "measured";
  if (lesson === null) {
    stdout.line(
      `  ${view.theme.strong(label)} ${view.theme.glyphs.dot} ${drawWords[view.language].source[source]}\n`,
    );
    return;
  }
  const delays = other?.delays ?? undefined;
  stdout.line(`${renderHeader(lesson, lesson.title[language], { source, delays }, view)}\n`);
}

/** This run's figure, the baseline's and the article's; none for a run that is not known to its end. */
async function figuresBeside(
  result: Measured,
  measured: readonly Measurement[],
  { signal }: CommandContext,
): Promise<Figure[]> {
  const { lesson, other } = result.target;
  if (!isWhole(result)) return [];
  const own = figureOf(result);
  if (lesson === null || !lesson.compared) return [own];
  if (other?.delays) {
    const same = own.label === baseline.id ? null : await baselineWithDelays(other.delays, signal);
    return same === null ? [own] : [own, same];
  }
  const usual = await baselineFigure(measured, signal);
  const article = articleFigure(lesson);
  return [own, ...(usual.label === own.label ? [] : [usual]), ...(article === null ? [] : [article])];
}

/** How control passed between the loop and the lesson's lanes, where the lesson is about that. */
function flowToShow({ target, events }: Measurement): Flow | undefined {
  const { lesson } = target;
  if (lesson?.draws !== "flow") return undefined;
  return flowOf(events, (name) => lesson.lanes.includes(foldName(name)));
}

/** The lanes that the lesson names; of a program of one's own, all. */
function lanesToShow({ target, events }: Measured): Lane[] {
  return lanesToDraw(events, target.lesson?.lanes ?? []);
}

/** As many lanes as a timeline may have without filling more than the screen. */
function lanesOnScreen({ isAnimated, screenLines }: CommandContext, view: View): number {
  if (!isAnimated) return mostLanes;
  const lines = Math.max(0, screenLines() - linesAround);
  return Math.max(leastLanes, isNarrow(view) ? Math.floor(lines / 2) : lines);
}

/** What follows the output: "" where there is nothing to say. */
function renderReport(
  result: Measurement,
  figures: readonly Figure[],
  lanes: readonly Lane[],
  context: CommandContext,
  view: View,
): string {
  const beside = figures.find((figure, index) => index > 0 && figure.source !== "article") ?? null;
  const { outputs } = result;
  const text = renderRunReport(
    {
      lanes,
      maxLanes: lanesOnScreen(context, view),
      flow: flowToShow(result),
      figures,
      baseline: beside,
      explanation: result.explanation(),
    },
    view,
  );
  return text !== "" && outputs.length > 0 ? `\n${text}` : text;
}

/** A run as `run` shows it, but for the report, which is left to whoever watches it. */
export async function watchLesson(
  target: Target,
  options: ClockOptions & Pick<RunCommandOptions, "timeout">,
  context: CommandContext,
): Promise<{ readonly result: Measurement; readonly report: string }> {
  const result = await runOne(target, options, context);
  if (context.signal.aborted) return { result, report: "" };
  const figures = await figuresBeside(result, [result], context);
  return {
    result,
    report: renderReport(result, figures, lanesToShow(result), context, await context.view()),
  };
}

// `run`: programs one after the other, their output as it comes, then what happened and why it took its time.
import { baseline, lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import type { View } from "../../draw/view.js";
import { drawWords, type Origin } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { StreamName } from "../../run/core/program/output.js";
import type { ClockChoice } from "../../run/runtime.js";
import { Chunks } from "../../terminal/output.js";
import type { Second } from "../../trace/event.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { describeFailure, describeLateness, describeStop } from "../common/failures.js";
import { renderHeader } from "../common/header.js";
import { isGood, isWhole, type Measurement, measure, soFar } from "../common/measure.js";
import { type ClockOptions, clockOf } from "../common/options.js";
import { type RuntimeOptions, targetOf } from "../common/runtimes.js";
import { refuseOtherClocks, type Target, withOtherDelays } from "../common/targets.js";
import { documentsOf, isTraceFile, readTrace, valuesNote } from "../common/traceOf.js";
import { type Watch, watchRun } from "../common/watchRun.js";
import { stdoutName, writeReported } from "../common/writeFile.js";
import { figuresOf, reportOf, runDocument } from "./runReport.js";
import { renderTaskTree, treeOf } from "./taskTree.js";
import { runWords } from "./words.js";

export interface RunCommandOptions extends ClockOptions, RuntimeOptions {
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

export async function run(
  names: readonly string[],
  options: RunCommandOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { stdout, stderr, signal, words } = context;
  const { json = false, quiet = false, tree = false, predict = false, trace } = options;
  refuseTraces(names, options, context);
  const [name = ""] = names;
  if (isTraceFile(name)) {
    stdout.line(await treeOf(await readTrace(name, options, words), options, context));
    return exitCode.ok;
  }
  const targets = await targetsOf(names, options, context);
  refuseOtherClocks(targets, options, words);
  const clock = clockOf(options);
  const predicting = predict ? await import("../common/predict.js") : null;
  const isReported = !json && !tree && !quiet && trace !== stdoutName;
  /** Kept for its figure, beside which the other runs stand. */
  let baselineRun: Measurement | null = null;
  const documents: unknown[] = [];
  let code: ExitCode = exitCode.ok;
  for (const [index, target] of targets.entries()) {
    if (index > 0 && !json && !quiet) stdout.line();
    if (predicting !== null) await printHeader(target, clock, context);
    const asked = predicting && (await predicting.showAndAsk(target, "python", context));
    if (asked !== null && asked.kind !== "answered")
      return asked.kind === "left" ? code : exitCode.interrupted;
    // What is told in JSON is told of all of them at once.
    const result = await runOne(target, options, context, json ? targets.length : 1);
    if (signal.aborted) {
      if ((isReported || tree) && !stdout.isClosed) await showStopped(result, options, context);
      return exitCode.interrupted;
    }
    if (target.lesson === baseline && isWhole(result)) baselineRun ??= result;
    if (!isGood(result)) code = exitCode.failed;
    if (trace !== undefined) {
      const { encodeTrace } = await import("../../trace/codec.js");
      const { recorded } = documentsOf(result);
      const isWritten = writeReported(trace, encodeTrace(recorded), context, json || quiet);
      if (!isWritten) code = exitCode.failed;
      const values = isWritten && trace !== stdoutName ? valuesNote(trace, recorded, context) : null;
      if (values !== null) stderr.line(paragraph(values, (await context.view()).width, 2).join("\n"));
    }
    if (tree) stdout.line(belowOutput(await treeOf(documentsOf(result), options, context), result));
    if (json) {
      const figures = await figuresOf(result.recorded, baselineRun, signal);
      documents.push(runDocument(result.recorded, figures, clock));
    } else if (isReported) {
      const report = await reportOf(result, baselineRun, context);
      if (report !== "") stdout.line(report);
    }
    if (asked !== null) await predicting?.verdictOn(asked.answer, result, context);
    const view = await context.view();
    const failure = describeFailure(result, options.timeout, view);
    const lateness = isReported ? describeLateness([result], view) : null;
    for (const told of [failure, lateness]) if (told !== null) stderr.line(`\n${told}`);
  }
  const [only = null] = targets.length === 1 ? targets : [];
  if (isReported && only?.lesson && code === exitCode.ok)
    stdout.line(`\n${whatNext(only.lesson, await context.view())}`);
  if (json) stdout.line(harmlessJson({ schema: 1, kind: "runs", runs: documents }, 2));
  return signal.aborted ? exitCode.interrupted : code;
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
  if (trace === stdoutName) {
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
}

/** @throws {UsageError} for what cannot be run so */
async function targetsOf(
  names: readonly string[],
  options: RunCommandOptions,
  context: CommandContext,
): Promise<Target[]> {
  const { delays, predict = false } = options;
  const { words, language, isInteractive } = context;
  const targets = await Promise.all(names.map((name) => targetOf(name, options, context)));
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

async function runOne(
  target: Target,
  options: RunCommandOptions & { readonly keys?: string },
  context: CommandContext,
  share = 1,
): Promise<Measurement> {
  const { timeout, quiet = false, json = false, predict = false, tree = false, trace } = options;
  const clock = clockOf(options);
  const { locals } = options;
  const request = { timeout, signal: context.signal, detail: tree || trace !== undefined, locals, share };
  if (json || trace === stdoutName) return measure(target, clock, request);
  if (!quiet && !predict) await printHeader(target, clock, context);
  const watch = quiet ? passOn(context) : await watchRun(target.label, clock, context, options.keys);
  try {
    return await measure(target, clock, { ...request, ...watch });
  } finally {
    watch.stop();
  }
}

function belowOutput(drawn: string, { outputs }: Measurement): string {
  return outputs.length > 0 ? `\n${drawn}` : drawn;
}

/** What had run when Ctrl-C stopped it. */
async function showStopped(
  result: Measurement,
  { tree = false, internals = false }: RunCommandOptions,
  context: CommandContext,
): Promise<void> {
  if (result.ending !== "interrupted" || result.events.length === 0) return;
  const view = await context.view();
  if (tree) {
    const { document } = documentsOf(result);
    const data = {
      document,
      snapshot: result.state(),
      moment: "last",
      asked: result.elapsed,
      internals,
    } as const;
    context.stdout.line(belowOutput(renderTaskTree(data, view), result));
    return;
  }
  const run = soFar(result);
  const report = await reportOf(run, null, context);
  if (report !== "") context.stdout.line(report);
  const drawn = report === "" ? null : run.cut;
  context.stderr.line(`\n${describeStop(run.elapsed, drawn, view)}`);
}

/**
 * Passes on what a program writes as it is written: in its order, to the stream that it was written to; raw, unless that is
 * a terminal.
 */
export function passOn({ stdout, stderr }: Pick<CommandContext, "stdout" | "stderr">): Watch {
  const outputs = { stdout, stderr };
  const chunks = new Chunks((to, text) => to.passOn(text));
  /** How much of each stream's unfinished line is out. */
  const out: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  const complete = (stream: StreamName, text: string): void => {
    chunks.write(outputs[stream], `${text.slice(out[stream])}\n`);
    out[stream] = 0;
  };
  return {
    onEvent(_shown, event) {
      if (event.kind === "output") complete(event.stream, event.text);
      if (event.kind !== "output-part") return;
      chunks.write(outputs[event.stream], event.text);
      out[event.stream] += event.text.length;
    },
    room: () => stdout.room() ?? stderr.room(),
    stop() {
      // A run that was cut short may have been in the middle of a line.
      for (const stream of ["stdout", "stderr"] as const) if (out[stream] > 0) complete(stream, "");
      chunks.flush();
    },
  };
}

/** One quiet line on where to go from a lesson that has been run: its text, its events, and the next lesson. */
function whatNext({ id }: Lesson, { width, theme, language }: View): string {
  const next = lessons[lessons.findIndex((lesson) => lesson.id === id) + 1]?.id ?? null;
  return paragraph(runWords[language].next(id, next), width, 2).map(theme.faint).join("\n");
}

async function printHeader(target: Target, clock: ClockChoice, context: CommandContext): Promise<void> {
  const { label, lesson, other } = target;
  const { stdout, language } = context;
  const view = await context.view();
  const { info: runtime } = target.runtime;
  const origin: Origin =
    clock.kind === "virtual"
      ? { source: "virtual", runtime }
      : { source: "measured", speed: clock.speed, runtime };
  const header =
    lesson === null
      ? `  ${view.theme.strong(label)} ${view.theme.glyphs.dot} ${drawWords[language].from(origin, view.theme.glyphs.dot)}`
      : renderHeader(lesson, lesson.title[language], { origin, delays: other?.delays ?? null }, view);
  stdout.line(`${header}\n`);
}

/**
 * A run as `run` shows it, but for the report, which is left to whoever watches it.
 *
 * @param options `keys`: what its reader may press meanwhile
 */
export async function watchLesson(
  target: Target,
  options: ClockOptions & Pick<RunCommandOptions, "timeout"> & { readonly keys?: string },
  context: CommandContext,
): Promise<{ readonly result: Measurement; readonly report: string }> {
  const result = await runOne(target, options, context);
  return { result, report: context.signal.aborted ? "" : await reportOf(result, null, context) };
}

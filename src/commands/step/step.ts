// `step`: a run event by event, forwards and backwards, on the whole screen; off a terminal as numbered lines.
import { setImmediate } from "node:timers/promises";
import { paragraph } from "../../draw/wrap.js";
import { oneLine } from "../../trace/harmless.js";
import { Timeline } from "../../trace/state/timeline.js";
import { firstState, type StepState } from "../../viewer/model/control.js";
import { type SourceLanguage, usualSource } from "../../viewer/model/source.js";
import { Steps } from "../../viewer/model/steps.js";
import { viewSteps } from "../../viewer/terminal/viewer.js";
import { renderStepLine } from "../../viewer/words/texts.js";
import { viewerWords } from "../../viewer/words/words.js";
import { type CommandContext, type ExitCode, exitCode } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import { isGood } from "../common/measure.js";
import { noteRecording, recordingOf } from "../common/recordingNote.js";
import { type Traced, type TraceOptions, traceOf } from "../common/traceOf.js";
import { stepWords } from "./words.js";

/**
 * What was recorded of a program that did not end may be without measure, and whoever has ended it does not wait: no more
 * than so many of its events are printed.
 */
const mostOfCut = 5_000;

export interface StepOptions extends TraceOptions {
  readonly plain?: boolean;
  readonly internals?: boolean;
  /** In the place of Python. */
  readonly typescript?: boolean;
}

export async function step(name: string, options: StepOptions, context: CommandContext): Promise<ExitCode> {
  const { stderr, language, terminal, isInteractive } = context;
  const { plain = false, typescript = false } = options;
  const isViewed = !plain && isInteractive;
  const ready = await stepsOf(name, options, isViewed, context);
  if (ready === null) return exitCode.interrupted;
  const { traced, steps } = ready;
  const { run } = traced;
  const source = typescript ? "typescript" : usualSource(traced.document);
  if (isViewed) {
    // In the place of the keys, until one is pressed.
    const text = cutShort(traced, context);
    const footer: Partial<StepState> = text === null ? {} : { footer: { kind: "said", text } };
    const first = { ...firstState(source, language), ...footer };
    const { theme } = await context.view();
    if ((await viewSteps(steps, first, theme, terminal)) === "interrupted") return exitCode.interrupted;
  } else {
    await print(steps, source, isCut(traced), context);
    const [printed, recorded] = [steps.document.events.length, traced.document.events.length];
    if (printed < recorded) {
      const { width } = await context.view();
      const said = stepWords[language].notAllPrinted(printed, recorded, oneLine(name));
      stderr.line(paragraph(said, width, 2).join("\n"));
    }
  }
  if (run === null || isGood(run)) return exitCode.ok;
  const failure = describeFailure(run, options.timeout, await context.view());
  if (failure !== null) stderr.line(failure);
  return exitCode.failed;
}

/**
 * Has Ctrl-C been pressed meanwhile? Work on all events of a long run takes a while in one piece, and between two such
 * pieces Node's own loop gets its turn, in which it hears signals.
 */
async function isStopped(signal: AbortSignal): Promise<boolean> {
  await setImmediate();
  // The first may come in the same turn of Node's loop, which looks for signals once in each.
  await setImmediate();
  return signal.aborted;
}

/** So many lines at a time. */
const atOnce = 500;

/** Between them it is seen whether Ctrl-C was pressed, and of a whole run whether anybody still reads. */
async function print(
  steps: Steps,
  source: SourceLanguage,
  isOfCut: boolean,
  { stdout, language, signal }: CommandContext,
): Promise<void> {
  const { document, shown } = steps;
  const clock = viewerWords[language].from(document);
  stdout.line(stepWords[language].heading(document.lesson ?? document.title[language], shown.length, clock));
  for (let place = 1; place <= shown.length && !signal.aborted && !stdout.isClosed; place++) {
    if (place % atOnce === 0) await (isOfCut ? isStopped(signal) : stdout.settled(signal));
    const model = steps.model({ event: shown.at(place), task: null, source });
    stdout.line(renderStepLine(model, stepWords[language].where, language));
  }
}

/**
 * The recording that is shown, made ready for that; null: Ctrl-C was pressed. A program that is run for it may never end:
 * Ctrl-C ends the run, not the command, once a line has said so. A lesson has its end, so there it ends the command.
 */
async function stepsOf(
  name: string,
  { plain: _, typescript: __, internals = false, ...options }: StepOptions,
  isViewed: boolean,
  context: CommandContext,
): Promise<{ readonly traced: Traced; readonly steps: Steps } | null> {
  const { isInteractive, language, signal, terminal } = context;
  const stop = new AbortController();
  let isRecorded = false;
  let release = (): void => {};
  const takeInterrupt = (): void => {
    if (!isRecorded) release = terminal.takeInterrupt(() => stop.abort());
  };
  const recorded = (): void => {
    isRecorded = true;
    release();
  };
  const isOwn = /\.m?[jt]s$/.test(name);
  // Off a terminal nobody reads that line.
  if (isOwn && !isInteractive) takeInterrupt();
  const note = noteRecording(
    isOwn
      ? stepWords[language].running(oneLine(name), options.virtual !== true, isViewed ? "viewer" : "lines")
      : recordingOf(name, options, context),
    context,
    isOwn && isInteractive ? takeInterrupt : undefined,
  );
  try {
    const ended = AbortSignal.any([signal, stop.signal]);
    const traced = await traceOf(name, { ...options, onCount: note.count }, context, ended).finally(recorded);
    const all = traced.document.events;
    const events = isCut(traced) && !isViewed ? all.slice(0, mostOfCut) : all;
    if (await isStopped(signal)) return null;
    const timeline = traced.timeline ?? new Timeline(events);
    if (await isStopped(signal)) return null;
    const steps = new Steps({ ...traced.document, events }, timeline, internals);
    return (await isStopped(signal)) ? null : { traced, steps };
  } finally {
    note.stop();
  }
}

function isCut({ run }: Traced): boolean {
  return run !== null && run.ending !== "ended";
}

/** What the viewer says first of a run that was cut short; null: it has its end. */
export function cutShort({ document, run }: Traced, { language }: CommandContext): string | null {
  if (run === null || run.ending === "ended") return null;
  return stepWords[language].cut[run.ending](document.events.length);
}

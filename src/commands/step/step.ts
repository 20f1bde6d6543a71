// `step`: a run event by event, forwards and backwards, on the whole screen; off a terminal as numbered lines.
import type { Language } from "../../draw/language.js";
import { paragraph } from "../../draw/wrap.js";
import { showFullScreen } from "../../terminal/stepViewer.js";
import { oneLine } from "../../trace/harmless.js";
import { Timeline } from "../../trace/state/timeline.js";
import { firstState, perSecond, playOn, pressed, type StepState } from "../../viewer/model/stepControl.js";
import { type SourceLanguage, Steps } from "../../viewer/model/stepModel.js";
import { memoHighlight } from "../../viewer/terminal/memoHighlight.js";
import { type FrameStyle, lastLine, leastSize, renderStepFrame } from "../../viewer/terminal/stepFrame.js";
import { renderStepLine } from "../../viewer/terminal/stepLine.js";
import { viewerWords } from "../../viewer/words/words.js";
import type { Context } from "../common/context.js";
import { type ExitCode, exitCode } from "../common/exitCode.js";
import { describeFailure } from "../common/failures.js";
import { isGood } from "../common/measure.js";
import type { TraceOptions } from "../common/traceOf.js";
import { breath } from "./breath.js";
import { cutShort, recordToStep } from "./recordToStep.js";
import { stepWords } from "./words.js";

/**
 * What was recorded of a program that did not end may be without measure, and whoever has ended it does not wait: no more
 * than so many of its events are printed.
 */
const mostOfCut = 5_000;

export interface StepOptions extends TraceOptions {
  readonly plain?: boolean;
  readonly internals?: boolean;
  readonly python?: boolean;
}

export async function step(name: string, options: StepOptions, context: Context): Promise<ExitCode> {
  const { stdout, stderr, language, signal, isInteractive } = context;
  const { plain = false, internals = false, python = false, ...traceOptions } = options;
  const isViewed = !plain && isInteractive;
  const traced = await recordToStep(name, traceOptions, isViewed ? "viewer" : "lines", context);
  const { run } = traced;
  const isCut = run !== null && run.ending !== "ended";
  const all = traced.document.events;
  const events = isCut && !isViewed ? all.slice(0, mostOfCut) : all;
  await breath();
  if (signal.aborted) return exitCode.interrupted;
  const timeline = traced.timeline ?? new Timeline(events);
  await breath();
  if (signal.aborted) return exitCode.interrupted;
  const steps = new Steps({ ...traced.document, events }, timeline, internals);
  await breath();
  if (signal.aborted) return exitCode.interrupted;
  const source: SourceLanguage = python ? "python" : "typescript";
  if (isViewed) {
    const said = cutShort(traced, context);
    if ((await view(steps, source, said, context)) === "interrupted") return exitCode.interrupted;
  } else {
    await print(steps, source, isCut ? breath : () => stdout.settled(signal), context);
    if (events.length < all.length) {
      const { width } = await context.view();
      const said = stepWords[language].notAllPrinted(events.length, all.length, oneLine(name));
      stderr.line(paragraph(said, width, 2).join("\n"));
    }
  }
  if (run === null || isGood(run)) return exitCode.ok;
  const failure = describeFailure(run, options.timeout, await context.view());
  if (failure !== null) stderr.line(failure);
  return exitCode.failed;
}

/** @param said what the last line says until a key is pressed, in the place of the keys */
async function view(
  steps: Steps,
  source: SourceLanguage,
  said: string | null,
  context: Context,
): Promise<"left" | "interrupted"> {
  const { theme } = await context.view();
  const highlight = theme.hasColors
    ? memoHighlight((await import("../../draw/source/highlight.js")).highlight)
    : null;
  const styleIn = (language: Language): FrameStyle => ({
    theme,
    language,
    highlight,
  });
  let state: StepState = firstState(source, context.language);
  if (said !== null) state = { ...state, footer: { kind: "said", text: said } };
  return showFullScreen(
    {
      draw({ rows, columns }) {
        const size = {
          rows: Math.max(rows, leastSize.rows),
          columns: Math.max(columns, leastSize.columns),
        };
        const playing = state.isPlaying ? perSecond(state) : null;
        const model = steps.model(state);
        const style = styleIn(state.language);
        // Whoever has scrolled beyond the end need not come all the way back.
        const last = lastLine({ ...state, model, playing }, size, style);
        const within = (from: number | null): number | null => (from === null ? null : Math.min(from, last));
        state = { ...state, help: within(state.help), why: within(state.why) };
        return renderStepFrame({ ...state, model, playing }, size, style);
      },
      press(key) {
        const next = pressed(key, state, steps);
        if (next !== null) state = next;
        return next !== null;
      },
      next: () => (state.isPlaying ? 1000 / perSecond(state) : null),
      tick() {
        state = playOn(state, steps);
      },
    },
    context.signal,
  );
}

/** So many lines at a time. */
const atOnce = 500;

/** @param between waited for between them: then it is seen whether anybody still reads, and whether Ctrl-C was pressed */
async function print(
  steps: Steps,
  source: SourceLanguage,
  between: () => Promise<void>,
  { stdout, language, signal }: Context,
): Promise<void> {
  const { document, shown } = steps;
  const clock = viewerWords[language].source[document.source];
  stdout.line(stepWords[language].heading(document.lesson ?? document.title[language], shown.length, clock));
  for (let place = 1; place <= shown.length && !signal.aborted && !stdout.isClosed; place++) {
    if (place % atOnce === 0) await between();
    const model = steps.model({ event: shown.at(place), task: null, source });
    stdout.line(renderStepLine(model, stepWords[language].line, language));
  }
}

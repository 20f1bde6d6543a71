// `step`: a run event by event, forwards and backwards, on the whole screen; off a terminal as numbered lines.
import type { Language } from "../../lesson/model.js";
import { memoHighlight } from "../../render/memoHighlight.js";
import { messagesFor } from "../../render/messages/index.js";
import { stepWords } from "../../render/messages/step.js";
import { firstState, perSecond, playOn, pressed, type StepState } from "../../render/stepControl.js";
import { type FrameStyle, leastSize, renderStepFrame } from "../../render/stepFrame.js";
import { lastHelpLine } from "../../render/stepHelp.js";
import { renderStepLine } from "../../render/stepLine.js";
import { oneLine } from "../../render/width.js";
import { showFullScreen } from "../../terminal/stepViewer.js";
import { TraceIndex } from "../../trace/snapshot.js";
import { type SourceLanguage, Steps } from "../../trace/stepModel.js";
import type { Context } from "../context.js";
import { type ExitCode, exitCode } from "../exitCode.js";
import { describeFailure } from "../failures.js";
import { isGood } from "../measure.js";
import { isTraceFile, type TraceOptions, traceOf } from "../traceOf.js";

export interface StepOptions extends TraceOptions {
  readonly plain?: boolean;
  readonly internals?: boolean;
  readonly python?: boolean;
}

export async function step(name: string, options: StepOptions, context: Context): Promise<ExitCode> {
  const { stderr, words, signal, isInteractive } = context;
  const { plain = false, internals = false, python = false, ...traceOptions } = options;
  const isViewed = !plain && isInteractive;
  if (isViewed && isOwnProgram(name) && options.virtual !== true) stderr.line(words.step.running(name));
  const { document, run } = await traceOf(name, traceOptions, context);
  if (signal.aborted) return exitCode.interrupted;
  const steps = new Steps(document, new TraceIndex(document.events), internals);
  const source: SourceLanguage = python ? "python" : "typescript";
  if (isViewed) {
    if ((await view(steps, source, context)) === "interrupted") return exitCode.interrupted;
  } else await print(steps, source, context);
  if (run === null || isGood(run)) return exitCode.ok;
  const failure = describeFailure(run, options.timeout, words, await context.view());
  if (failure !== null) stderr.line(failure);
  return exitCode.failed;
}

function isOwnProgram(name: string): boolean {
  return /\.m?[jt]s$/.test(name) && !isTraceFile(name);
}

async function view(steps: Steps, source: SourceLanguage, context: Context): Promise<"left" | "interrupted"> {
  const { theme } = await context.view();
  const highlight = theme.hasColors
    ? memoHighlight((await import("../../render/highlight.js")).highlight)
    : null;
  const styleIn = (language: Language): FrameStyle => ({
    theme,
    messages: messagesFor(language),
    language,
    highlight,
  });
  let state: StepState = firstState(source, context.language);
  return showFullScreen(
    {
      draw({ rows, columns }) {
        const size = {
          rows: Math.max(rows, leastSize.rows),
          columns: Math.max(columns, leastSize.columns),
        };
        if (state.help !== null) {
          // Whoever has scrolled beyond the end need not come all the way back.
          const last = lastHelpLine(size, stepWords(state.language), theme);
          state = { ...state, help: Math.min(state.help, last) };
        }
        const playing = state.isPlaying ? perSecond(state) : null;
        const { footer, help } = state;
        const model = steps.model(state);
        return renderStepFrame({ model, footer, help, playing }, size, styleIn(state.language));
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

/** So many lines at a time: then it is seen whether anybody still reads them, and whether Ctrl-C was pressed. */
const atOnce = 500;

async function print(
  steps: Steps,
  source: SourceLanguage,
  { stdout, words, language, signal }: Context,
): Promise<void> {
  const { document, shown } = steps;
  const clock = stepWords(language).clock[document.source];
  stdout.line(words.step.heading(oneLine(document.lesson ?? document.title[language]), shown.length, clock));
  for (let place = 1; place <= shown.length && !signal.aborted && !stdout.isClosed; place++) {
    if (place % atOnce === 0) await stdout.settled();
    const model = steps.model({ event: shown.at(place), task: null, source });
    stdout.line(renderStepLine(model, words.step.line, language));
  }
}

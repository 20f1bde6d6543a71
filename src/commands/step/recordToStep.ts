// The recording that `step` shows. A program that is run for it may never end: Ctrl-C ends the run, not the command, once
// a line has said so.
import { paragraph } from "../../draw/wrap.js";
import type { RunEnding } from "../../run/core/runProgram.js";
import { oneLine } from "../../trace/harmless.js";
import type { Context } from "../common/context.js";
import { type Traced, type TraceOptions, traceOf } from "../common/traceOf.js";
import { stepWords } from "./words.js";

/** A run that is over sooner, in milliseconds, needs no line. */
const patience = 300;

/** @param shownIn where it will be looked at: that is what the line promises */
export async function recordToStep(
  name: string,
  options: TraceOptions,
  shownIn: "viewer" | "lines",
  context: Context,
): Promise<Traced> {
  const stop = new AbortController();
  const takeInterrupt = (): (() => void) => context.terminal.takeInterrupt(() => stop.abort());
  // A lesson has its end; and off a terminal nobody reads that line.
  const mayLast = /\.m?[jt]s$/.test(name);
  let release = mayLast && !context.isInteractive ? takeInterrupt() : (): void => {};
  let isOver = false;
  const timer = mayLast && context.isInteractive ? setTimeout(tell, patience) : undefined;
  async function tell(): Promise<void> {
    const { width } = await context.view();
    if (isOver) return;
    const clock = options.virtual === true ? "virtual" : "real";
    const said = paragraph(stepWords[context.language].running(oneLine(name), clock, shownIn), width, 0);
    context.stderr.line(said.join("\n"));
    release = takeInterrupt();
  }
  try {
    return await traceOf(name, options, context, AbortSignal.any([context.signal, stop.signal]));
  } finally {
    isOver = true;
    clearTimeout(timer);
    release();
  }
}

/** What the viewer says first of a run that was cut short; null: it has its end. */
export function cutShort({ document, run }: Traced, { language }: Context): string | null {
  const ending: RunEnding = run?.ending ?? "ended";
  return ending === "ended" ? null : stepWords[language].cut[ending](document.events.length);
}

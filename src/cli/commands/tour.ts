// `tour`: the course in order, a step at a time. It stops and goes on anywhere.
import { lessons } from "../../lesson/catalogue.js";
import type { Place } from "../../lesson/progress.js";
import { whereToGoOn } from "../../lesson/tour.js";
import { paragraph } from "../../render/wrap.js";
import { Keyboard } from "../../terminal/keyboard.js";
import type { Context } from "../context.js";
import { type ExitCode, exitCode, UsageError } from "../exitCode.js";
import type { ClockOptions } from "../options.js";
import { forgetProgress, loadProgress, ProgressKeeper, progressPath } from "../progressFile.js";
import { targetOf } from "../targets.js";
import { Guide, standingOf } from "../tourGuide.js";
import { tourWords } from "../tourWords.js";

export interface TourOptions extends ClockOptions {
  readonly reset?: boolean;
  readonly timeout?: number;
}

export async function tour(
  name: string | undefined,
  options: TourOptions,
  context: Context,
): Promise<ExitCode> {
  const words = tourWords(context.language);
  const file = progressPath(process);
  if (options.reset === true) {
    if (name !== undefined) throw new UsageError(words.resetAlone);
    return reset(file, context);
  }
  const named = name === undefined ? null : lessonNamed(name, context);
  if (!context.isInteractive) {
    const lesson = named ?? "<lesson>";
    const instead = ["list", `show ${lesson}`, `run ${lesson}`].map((each) => `asyncio-lessons ${each}`);
    throw new UsageError(context.words.error.nobodyToAsk("tour", instead));
  }
  const view = await context.view();
  const say = (text: string): void => {
    for (const line of paragraph(text, view.width, 2)) context.stdout.line(line);
  };
  const keeper = new ProgressKeeper(file, (fault) => {
    for (const line of paragraph(words.fault(fault), view.width, 0)) context.stderr.line(line);
  });
  const ids = lessons.map(({ id }) => id);
  const { progress } = keeper;
  const place: Place | null = named === null ? whereToGoOn(progress, ids) : { lesson: named, step: "watch" };
  if (progress.at === null && Object.keys(progress.lessons).length === 0) {
    for (const text of words.welcome(ids.length)) say(text);
    context.stdout.line();
  } else if (named === null && place !== null) {
    say(words.goingOn(standingOf(place)));
    context.stdout.line();
  }
  const keyboard = new Keyboard(context.signal);
  keyboard.open();
  try {
    return await new Guide({
      keeper,
      keyboard,
      clock: options,
      words,
      context,
      view: () => context.resized(view),
    }).lead(place);
  } finally {
    keyboard.close();
  }
}

/** @throws {UsageError} for what is no lesson */
function lessonNamed(name: string, { words, language }: Context): string {
  const { lesson, label } = targetOf(name, words);
  if (lesson === null) throw new UsageError(tourWords(language).tourOfProgram(label));
  return lesson.id;
}

function reset(file: string | null, { stdout, stderr, language, words }: Context): ExitCode {
  const say = tourWords(language);
  const { progress } = loadProgress(file);
  try {
    const isForgotten = file !== null && forgetProgress(file);
    if (!isForgotten) stdout.line(say.nothingToForget(file));
    else {
      const done = Object.keys(progress.lessons).length;
      stdout.line(say.forgotten(file, done, progress.at === null ? null : standingOf(progress.at)));
    }
    return exitCode.ok;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    stderr.line(words.error.prefix + say.cannotForget(file ?? "", reason));
    return exitCode.failed;
  }
}

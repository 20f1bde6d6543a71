// `tour`: the course in order, a step at a time. It stops and goes on anywhere.
import { lessons } from "../../course/catalogue.js";
import { isBegun, type TourPlace, whereToGoOn } from "../../course/progress.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import { Pages } from "../../terminal/pages.js";
import { oneLine } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { loadProgress, progressPath } from "../common/progressFile.js";
import { targetOf } from "../common/targets.js";
import { reasonOf } from "../common/writeFile.js";
import { forgetProgress, ProgressKeeper } from "./progressKeeper.js";
import { Guide, keyLines } from "./tourGuide.js";
import type { LessonOptions, TourParts } from "./tourSteps.js";
import { tourWords } from "./words.js";

export interface TourOptions extends LessonOptions {
  readonly reset?: boolean;
}

export async function tour(
  name: string | undefined,
  options: TourOptions,
  context: CommandContext,
  parts: TourParts,
): Promise<ExitCode> {
  const words = tourWords[context.language];
  const file = progressPath(process);
  if (options.reset === true) {
    if (name !== undefined) throw new UsageError(words.resetAlone);
    return reset(file, context);
  }
  const target = name === undefined ? null : targetOf(name, context.words);
  if (target?.lesson === null) throw new UsageError(words.ofProgram(target.label));
  const named = target?.lesson.id ?? null;
  if (!context.isInteractive) {
    const lesson = named ?? "<lesson>";
    const instead = ["list", `show ${lesson}`, `run ${lesson}`].map((each) => `asyncio-lessons ${each}`);
    throw new UsageError(context.words.error.nobodyToAsk("tour", instead));
  }
  const view = await context.view();
  const keeper = new ProgressKeeper(file, (fault) => {
    for (const line of paragraph(oneLine(context.words.progressFault(fault)), view.width, 0))
      context.stderr.line(line);
  });
  const ids = lessons.map(({ id }) => id);
  const { progress } = keeper;
  const place: TourPlace | null =
    named === null ? whereToGoOn(progress, ids) : { lesson: named, step: "watch" };
  const goingOn = named === null && place !== null ? [words.goingOn(place)] : [];
  const opening = isBegun(progress) ? goingOn : words.welcome(lessons.length);
  const resized = (): View => context.resized(view);
  const pages = new Pages([context.stdout, context.stderr], context.terminal, {
    lines: context.screenLines,
    more: () => keyLines([words.more, `q: ${words.keys.stop}`], resized()).at(-1) ?? "",
  });
  try {
    const guide = new Guide({ keeper, options, words, context, parts, pages, view: resized });
    return await guide.lead(opening, place);
  } finally {
    pages.close();
  }
}

function reset(file: string | null, { stdout, stderr, language, words }: CommandContext): ExitCode {
  const say = tourWords[language];
  const { progress } = loadProgress(file);
  try {
    if (file === null || !forgetProgress(file)) stdout.say(say.nothingToForget(file));
    else stdout.say(say.forgotten(file, Object.keys(progress.lessons).length, progress.at));
    return exitCode.ok;
  } catch (error) {
    stderr.say(words.error.prefix + say.cannotForget(file ?? "", reasonOf(error)));
    return exitCode.failed;
  }
}

// `tour`: the course in order, a step at a time. It stops and goes on anywhere.
import { lessons } from "../../course/catalogue.js";
import { hasBegunTour, isDone, type TourPlace, whereToGoOn } from "../../course/progress.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import { Pages } from "../../terminal/pages.js";
import { oneLine } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, UsageError } from "../common/commandContext.js";
import { progressPath } from "../common/progressFile.js";
import { ProgressKeeper } from "../common/progressKeeper.js";
import { LessonRuntime } from "../common/runtimes.js";
import { namedBy } from "../common/targets.js";
import { keyLines, renderCommands } from "./keyLines.js";
import { reset } from "./reset.js";
import { Guide } from "./tourGuide.js";
import type { Guided, LessonOptions, TourParts } from "./tourSteps.js";
import { tourWords } from "./words.js";

export interface TourOptions extends LessonOptions {
  readonly reset?: boolean;
  /** Nobody is asked whether to forget. */
  readonly yes?: boolean;
}

export async function tour(
  name: string | undefined,
  options: TourOptions,
  context: CommandContext,
  parts: TourParts,
): Promise<ExitCode> {
  const words = tourWords[context.language];
  const file = progressPath(process);
  const target = name === undefined ? null : namedBy(name, context.words);
  if (target?.lesson === null) throw new UsageError(words.ofProgram(target.label));
  const named = target?.lesson.id ?? null;
  const { reset: isReset = false, yes: isSure = false } = options;
  if (isReset) return reset(named, isSure, file, context);
  if (isSure) throw new UsageError(words.yesAlone);
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
  const { at, aside } = progress;
  // Where the course was stopped is kept while another lesson is seen.
  const isAside = named !== null && at !== null && at.lesson !== named;
  const place: TourPlace | null =
    named === null || at?.lesson === named
      ? whereToGoOn(progress, ids)
      : { lesson: named, step: (isAside && aside?.[named]) || "watch" };
  const goingOn = named === null || place?.step !== "watch";
  const opening = hasBegunTour(progress)
    ? [
        ...(goingOn && place !== null ? [words.goingOn(place)] : []),
        ...(isAside ? [words.courseKept(at)] : []),
      ]
    : words.welcome(lessons.length);
  const resized = (): View => context.resized(view);
  const asides: Guided["asides"] = {
    async l() {
      const { progress } = keeper;
      const list = await parts.listText(progress, context, (id) => isDone(progress, id));
      return pages.show(`\n${list}`);
    },
    "?": () => pages.show(`\n${renderCommands(words.help, resized())}`),
  };
  const pages = new Pages([context.stdout, context.stderr], context.terminal, {
    lines: context.screenLines,
    more: () => {
      const keys = [words.more, `q: ${words.keys.stop}`, `?: ${words.keys.help}`];
      return keyLines(keys, resized())[0] ?? "";
    },
    asides,
  });
  const runtime = new LessonRuntime(options, context);
  try {
    const guided = { keeper, options, runtime, words, context, parts, pages, view: resized, asides };
    return await new Guide(guided, isAside).lead(opening, place);
  } finally {
    await runtime.leave();
    pages.close();
  }
}

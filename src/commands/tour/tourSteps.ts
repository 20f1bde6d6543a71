// What each step of a lesson shows on the tour.
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { findLesson, lessons } from "../../course/catalogue.js";
import { textPath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import { renderGiven, renderVerdict } from "../../course/prediction/drawnPrediction.js";
import { isRight } from "../../course/prediction/prediction.js";
import { isAnswerTo, type Prediction, questionOf } from "../../course/prediction/question.js";
import { predictionWords } from "../../course/prediction/words.js";
import {
  isDone,
  type Predicted,
  type Progress,
  stepNumber,
  type TourPlace,
  type TourStep,
  tourSteps,
  withDone,
  withPrediction,
} from "../../course/progress.js";
import { readText, renderText, type TextPartName } from "../../course/text.js";
import { type ProgramLanguage, renderPrograms, sideBySideFrom } from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { truncate, widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import { Output } from "../../terminal/output.js";
import type { Pages, Shown } from "../../terminal/pages.js";
import { type Written, writtenOf } from "../../trace/written.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeFailure, describeLateness } from "../common/failures.js";
import { renderHeader, renderOpening } from "../common/header.js";
import { highlightFor } from "../common/highlightFor.js";
import { isGood, type Measurement } from "../common/measure.js";
import type { ClockOptions } from "../common/options.js";
import { type Asides, askPrediction, judgementOf, type Left } from "../common/predict.js";
import type { ProgressKeeper } from "../common/progressKeeper.js";
import type { LessonRuntime, RuntimeOptions } from "../common/runtimes.js";
import { lessonPrograms, type Target } from "../common/targets.js";
import { renderWritten } from "../common/watchRun.js";
import { heedKeys } from "./heedKeys.js";
import { keyLines } from "./keyLines.js";
import { type TourWords, tourWords } from "./words.js";

export interface LessonOptions extends ClockOptions, RuntimeOptions {
  readonly timeout?: number;
}

/** What the tour shows of other commands; whoever puts the commands together hands it in. */
export interface TourParts {
  /** A lesson's run as `run` shows it, but for the report. `keys`: what its reader may press meanwhile. */
  readonly watchLesson: (
    target: Target,
    options: LessonOptions & { readonly keys?: string },
    context: CommandContext,
  ) => Promise<WatchedRun>;
  /** The list of lessons as `list` shows it, without what comes of those that are not known. */
  readonly listText: (
    progress: Progress,
    context: CommandContext,
    isKnown: (id: string) => boolean,
  ) => Promise<string>;
}

interface WatchedRun {
  readonly result: Measurement;
  readonly report: string;
}

/** What the tour works with. */
export interface Guided {
  readonly keeper: ProgressKeeper;
  readonly options: LessonOptions;
  readonly runtime: LessonRuntime;
  readonly words: TourWords;
  readonly context: CommandContext;
  readonly parts: TourParts;
  readonly pages: Pages;
  /** In the size that the screen has at this moment. */
  readonly view: () => View;
  /** What l and ? show, wherever they are pressed or typed. */
  readonly asides: Readonly<Record<"l" | "?", () => Promise<Shown>>>;
}

/** How a step is come to: `onward` by Enter, else by going back, or by going on with a tour that was stopped. */
export type Arrival = "onward" | "other";

export class LessonSteps {
  #lesson: Lesson | undefined;
  /** The last run of this lesson in this tour. */
  #run: WatchedRun | null = null;
  /** Did a run depart from what its lesson expects? */
  hasFailed = false;
  readonly #steps: Readonly<Record<TourStep, (lesson: Lesson, arrival: Arrival) => Promise<Shown>>> = {
    watch: (lesson) => this.#watch(lesson),
    predict: (lesson, arrival) => this.#predict(lesson, arrival),
    run: (lesson, arrival) => (arrival === "onward" ? this.#watchRun(lesson) : this.#tellRun(lesson)),
    explain: (lesson) => this.#explain(lesson),
    try: (lesson) => this.#try(lesson),
  };

  constructor(private readonly guided: Guided) {}

  /** Has the lesson's run been seen in this tour? */
  get hasRun(): boolean {
    return this.#run !== null;
  }

  async show(place: TourPlace, arrival: Arrival): Promise<Shown> {
    const lesson = findLesson(place.lesson);
    if (lesson === undefined) return "on";
    if (lesson !== this.#lesson) {
      this.#run = null;
      this.#lesson = lesson;
    }
    const shown = await this.guided.pages.show(`${renderStepRule(place, this.guided.view())}\n`);
    return shown === "on" ? this.#steps[place.step](lesson, arrival) : shown;
  }

  /** What was predicted of a lesson, as far as it can be asked so still. */
  predictionOf(lesson: Lesson): Prediction | null {
    const kept = this.guided.keeper.progress.predictions?.[lesson.id];
    return kept !== undefined && isAnswerTo(questionOf(lesson), kept) ? kept : null;
  }

  /** The program in one language, or both beside each other. */
  async #showProgram(lesson: Lesson, which: ProgramLanguage | "both"): Promise<Shown> {
    const view = this.guided.view();
    return this.guided.pages.show(
      renderPrograms(lessonPrograms(lesson), which, view, await highlightFor(view)),
    );
  }

  async showTypeScript(lesson: Lesson): Promise<Shown> {
    const { pages, words, view } = this.guided;
    const shown = await this.#showProgram(lesson, "typescript");
    if (shown !== "on") return shown;
    return pages.show(["", ...keyLines([`y: ${words.keys.reading}`], view())].join("\n"));
  }

  async #watch(lesson: Lesson): Promise<Shown> {
    const { context } = this.guided;
    const view = this.guided.view();
    const header = renderOpening(lesson, lesson.title[context.language], view);
    const text = this.#text(lesson, ["watch"]);
    const shown = await this.guided.pages.show(`${header}\n\n${text}\n`);
    return shown === "on" ? this.#showProgram(lesson, programsIn(view)) : shown;
  }

  async #predict(lesson: Lesson, arrival: Arrival): Promise<Shown> {
    const { context, keeper, pages, view, words, asides } = this.guided;
    if (arrival !== "onward") {
      // Whoever comes from elsewhere has not just read it.
      const shown = await this.#showProgram(lesson, programsIn(view()));
      if (shown !== "on") return shown;
      context.stdout.line();
    }
    const question = questionOf(lesson);
    if (question.order === null && !question.seconds) {
      return pages.show(this.#paragraph(predictionWords[context.language].ask.nothing));
    }
    const kept = this.predictionOf(lesson);
    if (kept !== null) return pages.show(renderGiven(kept, view()));
    const { keys } = words;
    const told = keyLines([`b: ${keys.back}`, `l: ${keys.list}`, `?: ${keys.help}`], view());
    const shown = await pages.show(`${told.join("\n")}\n`);
    if (shown !== "on") return shown;
    const show = async (what: () => Promise<Shown>): Promise<Left | null> => {
      pages.seen();
      const came = await what();
      return came === "on" ? null : came === "stopped" ? "left" : came;
    };
    const typed: Asides = {
      q: async () => "left",
      b: async () => "back",
      l: () => show(asides.l),
      "?": () => show(asides["?"]),
    };
    const asked = await askPrediction(question, context, typed);
    pages.seen();
    if (asked.kind !== "answered") return asked.kind === "left" ? "stopped" : asked.kind;
    keeper.change((progress) => withPrediction(progress, lesson.id, asked.answer));
    return "on";
  }

  /** The run as it was, or where it is to begin. */
  #tellRun(lesson: Lesson): Promise<Shown> {
    const { pages, words, view, context } = this.guided;
    if (this.#run === null) return pages.show(this.#paragraph(words.notRun));
    const { result, report } = this.#run;
    const header = renderHeader(lesson, lesson.title[context.language], {}, view());
    return pages.show([`${header}\n`, ...this.#drawn(writtenOf(result.events)), report].join("\n"));
  }

  #drawn(written: readonly Written[]): string[] {
    return written.map((each) => renderWritten(each, this.guided.view()));
  }

  async #watchRun(lesson: Lesson): Promise<Shown> {
    const { context, pages, words, options: given, view } = this.guided;
    const shown = given.virtual === true && lesson.clock === "any" ? null : await this.#watchLive(lesson);
    if (typeof shown === "string") return shown;
    // In virtual time all of it comes at once: then it is paged as a text is, of whatever length.
    if (shown === null || shown.key === "s") {
      const seen = shown === null ? 0 : writtenOf(shown.value.result.events).length;
      const { text, ...run } = await this.#runAtOnce(lesson);
      if (context.signal.aborted) return "interrupted";
      const rest = this.#drawn(writtenOf(run.result.events).slice(seen));
      const told = shown === null ? text : [this.#paragraph(words.skipped), ...rest].join("\n");
      const read = await pages.show(told);
      if (read !== "on") return read;
      this.#run = run;
    } else this.#run = shown.value;
    const { result, report } = this.#run;
    if (!isGood(result)) this.hasFailed = true;
    const failure = describeFailure(result, given.timeout, view());
    const lateness = describeLateness([result], view());
    for (const told of [failure, lateness]) if (told !== null) context.stderr.line(`\n${told}`);
    return report === "" ? "on" : pages.show(report);
  }

  /** The run in its own time, of which the waits can be skipped: what came of it, and the key that ended it. */
  async #watchLive(lesson: Lesson) {
    const { context, parts, words, options, runtime, view } = this.guided;
    // Real work takes its time under any clock.
    const isReal = lesson.clock === "real";
    const { speed, virtual, ...unclocked } = options;
    const offered = { ...(isReal ? {} : { s: words.keys.skip }), q: words.keys.stop };
    const told = Object.entries(offered).map(([key, does]) => `${key}: ${does}`);
    const keys = told.join(` ${view().theme.glyphs.dot} `);
    // Where nothing moves, there is no other place for it.
    if (!context.isAnimated) for (const line of keyLines(told, view())) context.stdout.line(line);
    const target = await runtime.targetOf(lesson);
    const heeded = await heedKeys(new Set(Object.keys(offered)), context.terminal, (signal) =>
      parts.watchLesson(target, { ...(isReal ? unclocked : options), keys }, { ...context, signal }),
    );
    if (context.signal.aborted) return "interrupted";
    return heeded.key === "q" ? "stopped" : heeded;
  }

  async #runAtOnce(lesson: Lesson): Promise<WatchedRun & { readonly text: string }> {
    const { context, parts, options, runtime } = this.guided;
    const kept = new PassThrough({ encoding: "utf8", highWaterMark: Number.MAX_SAFE_INTEGER });
    const { speed, ...unclocked } = options;
    const run = await parts.watchLesson(
      await runtime.targetOf(lesson),
      { ...unclocked, virtual: true },
      { ...context, stdout: new Output(kept) },
    );
    return { ...run, text: String(kept.read() ?? "").replace(/\n$/, "") };
  }

  async #explain(lesson: Lesson): Promise<Shown> {
    const { keeper } = this.guided;
    const prediction = this.predictionOf(lesson);
    // Whoever goes on here has seen the run, which is the same again, but not what came of the prediction.
    if (this.#run === null && prediction !== null && lesson.clock === "any")
      this.#run = await this.#runAtOnce(lesson);
    const judgement = this.#run && prediction && judgementOf(prediction, this.#run.result);
    const verdict = judgement === null ? [] : [`${renderVerdict(judgement, this.guided.view())}\n`];
    const text = this.#text(lesson, ["why", "misconception"]);
    const shown = await this.guided.pages.show([...verdict, text].join("\n"));
    if (shown !== "on") return shown;
    const isAnswered = judgement !== null && prediction !== null && !isLeftOpen(prediction);
    const predicted: Predicted = !isAnswered ? "skipped" : isRight(judgement) ? "right" : "wrong";
    keeper.change((progress) => withDone(progress, lesson.id, today(), predicted));
    return "on";
  }

  async #try(lesson: Lesson): Promise<Shown> {
    const { keeper, words } = this.guided;
    const done = lessons.filter(({ id }) => isDone(keeper.progress, id)).length;
    const text = this.#text(lesson, ["try"]);
    if (!isDone(keeper.progress, lesson.id)) return this.guided.pages.show(text);
    const said = this.#paragraph(words.doneNow(lesson.id, done, lessons.length));
    return this.guided.pages.show(`${text}\n\n${said}`);
  }

  #text(lesson: Lesson, parts: readonly TextPartName[]): string {
    const { context } = this.guided;
    const view = this.guided.view();
    const text = readText(readFileSync(textPath(lesson, context.language), "utf8"));
    return parts
      .map((part) => renderText(text, part, view))
      .filter((drawn) => drawn !== "")
      .join("\n\n");
  }

  #paragraph(text: string): string {
    return paragraph(text, this.guided.view().width, 2).join("\n");
  }
}

/** Was it left to the run to show both? */
function isLeftOpen({ order, seconds }: Prediction): boolean {
  return order === null && seconds === null;
}

/** A rule over the whole width, with what begins below it. */
export function renderStepRule({ lesson, step }: TourPlace, { width, theme, language }: View): string {
  const { dot, ellipsis, table } = theme.glyphs;
  const title = `${stepNumber(step)}/${tourSteps.length} ${tourWords[language].steps[step]}`;
  const text = truncate(`${lesson} ${dot} ${title}`, width - 8, ellipsis);
  const rest = table.horizontal.repeat(width - widthOf(text) - 4);
  return `${theme.faint(table.horizontal.repeat(2))} ${theme.strong(text)} ${theme.faint(rest)}`;
}

/** One below the other they would be a long read, of which each is the same: then Python, and the other on request. */
export function programsIn({ width }: View): ProgramLanguage | "both" {
  return width < sideBySideFrom ? "python" : "both";
}

/** The day by the learner's own clock. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

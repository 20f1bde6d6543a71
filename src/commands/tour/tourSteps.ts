// What each step of a lesson shows on the tour.
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { findLesson, lessons } from "../../course/catalogue.js";
import { readSource, sourcePath, textPath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import { renderVerdict } from "../../course/prediction/drawnPrediction.js";
import { isRight } from "../../course/prediction/prediction.js";
import { type Prediction, questionOf } from "../../course/prediction/question.js";
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
  withPlace,
} from "../../course/progress.js";
import { readText, renderText, type TextPartName } from "../../course/text.js";
import { type ProgramLanguage, renderPrograms, sideBySideFrom } from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { truncate, widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import { Output } from "../../terminal/output.js";
import type { Pages, Shown } from "../../terminal/pages.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeFailure, describeLateness } from "../common/failures.js";
import { renderOpening } from "../common/header.js";
import { isGood, type Measurement } from "../common/measure.js";
import type { ClockOptions } from "../common/options.js";
import { askPrediction, judgementOf } from "../common/predict.js";
import { lessonTarget, type Target } from "../common/targets.js";
import type { ProgressKeeper } from "./progressKeeper.js";
import { type TourWords, tourWords } from "./words.js";

export interface LessonOptions extends ClockOptions {
  readonly timeout?: number;
}

/** What the tour shows of other commands; whoever puts the commands together hands it in. */
export interface TourParts {
  /** A lesson's run as `run` shows it, but for the report. */
  readonly watchLesson: (
    target: Target,
    options: LessonOptions,
    context: CommandContext,
  ) => Promise<{ readonly result: Measurement; readonly report: string }>;
  /** The list of lessons as `list` shows it. */
  readonly listText: (progress: Progress, context: CommandContext) => Promise<string>;
}

/** What the tour works with. */
export interface Guided {
  readonly keeper: ProgressKeeper;
  readonly options: LessonOptions;
  readonly words: TourWords;
  readonly context: CommandContext;
  readonly parts: TourParts;
  readonly pages: Pages;
  /** In the size that the screen has at this moment. */
  readonly view: () => View;
}

export class LessonSteps {
  #lesson: Lesson | undefined;
  /** Of this lesson, as far as it has been answered and run in this tour. */
  #prediction: Prediction | null = null;
  #run: Measurement | null = null;
  /** Did a run depart from what its lesson expects? */
  hasFailed = false;
  readonly #steps: Readonly<Record<TourStep, (lesson: Lesson) => Promise<Shown>>> = {
    watch: (lesson) => this.#watch(lesson),
    predict: (lesson) => this.#predict(lesson),
    run: (lesson) => this.#watchRun(lesson),
    explain: (lesson) => this.#explain(lesson),
    try: (lesson) => this.#try(lesson),
  };

  constructor(private readonly guided: Guided) {}

  async show(place: TourPlace): Promise<Shown> {
    const lesson = findLesson(place.lesson);
    if (lesson === undefined) return "on";
    if (lesson !== this.#lesson) {
      this.#prediction = place.prediction ?? null;
      this.#run = null;
      this.#lesson = lesson;
    }
    const shown = await this.guided.pages.show(`${renderStepRule(place, this.guided.view())}\n`);
    return shown === "on" ? this.#steps[place.step](lesson) : shown;
  }

  /** The program in one language, or both beside each other. */
  async showProgram(lesson: Lesson, which: ProgramLanguage | "both"): Promise<Shown> {
    const view = this.guided.view();
    const highlight = view.theme.hasColors
      ? (await import("../../draw/source/highlight.js")).highlight
      : null;
    const programs = {
      python: readSource(sourcePath(lesson, "python")),
      typescript: readSource(sourcePath(lesson, "typescript")),
    };
    return this.guided.pages.show(renderPrograms(programs, which, view, highlight));
  }

  async #watch(lesson: Lesson): Promise<Shown> {
    const { context } = this.guided;
    const view = this.guided.view();
    const header = renderOpening(lesson, lesson.title[context.language], view);
    const text = this.#text(lesson, ["watch"]);
    const shown = await this.guided.pages.show(`${header}\n\n${text}\n`);
    return shown === "on" ? this.showProgram(lesson, programsIn(view)) : shown;
  }

  async #predict(lesson: Lesson): Promise<Shown> {
    const { context, keeper } = this.guided;
    const question = questionOf(lesson);
    if (question.order === null && !question.seconds) {
      return this.guided.pages.show(this.#paragraph(predictionWords[context.language].ask.nothing));
    }
    const asked = await askPrediction(question, context);
    this.guided.pages.seen();
    if (asked.kind !== "answered") return asked.kind === "left" ? "stopped" : "interrupted";
    this.#prediction = asked.answer;
    // Whoever stops here goes on with the run: nobody is asked twice.
    const next: TourPlace = { lesson: lesson.id, step: "run", prediction: asked.answer };
    keeper.change((progress) => withPlace(progress, next));
    return "on";
  }

  async #watchRun(lesson: Lesson): Promise<Shown> {
    const { context, parts, options: given } = this.guided;
    // Real work takes its time under any clock.
    const { speed, virtual, ...unclocked } = given;
    const options: LessonOptions = lesson.clock === "real" ? unclocked : given;
    // In virtual time all of it comes at once: then it is paged as a text is, of whatever length.
    const kept = new PassThrough({ encoding: "utf8", highWaterMark: Number.MAX_SAFE_INTEGER });
    const stdout = options.virtual === true ? new Output(kept) : context.stdout;
    const { result, report } = await parts.watchLesson(lessonTarget(lesson), options, { ...context, stdout });
    if (context.signal.aborted) return "interrupted";
    if (options.virtual === true) {
      const shown = await this.guided.pages.show(String(kept.read() ?? "").replace(/\n$/, ""));
      if (shown !== "on") return shown;
    }
    this.#run = result;
    if (!isGood(result)) this.hasFailed = true;
    const failure = describeFailure(result, options.timeout, this.guided.view());
    const lateness = describeLateness([result], this.guided.view());
    for (const told of [failure, lateness]) if (told !== null) context.stderr.line(`\n${told}`);
    return report === "" ? "on" : this.guided.pages.show(report);
  }

  async #explain(lesson: Lesson): Promise<Shown> {
    const { keeper } = this.guided;
    const judgement = this.#run && this.#prediction && judgementOf(this.#prediction, this.#run);
    const verdict = judgement === null ? [] : [`${renderVerdict(judgement, this.guided.view())}\n`];
    const text = this.#text(lesson, ["why", "misconception"]);
    const shown = await this.guided.pages.show([...verdict, text].join("\n"));
    if (shown !== "on") return shown;
    const predicted: Predicted = judgement === null ? "skipped" : isRight(judgement) ? "right" : "wrong";
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

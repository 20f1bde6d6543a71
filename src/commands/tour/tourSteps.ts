// What each step of a lesson shows on the tour.
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { findLesson, lessons } from "../../course/catalogue.js";
import { readSource, sourcePath, textPath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import { renderVerdict } from "../../course/prediction/drawnPrediction.js";
import { isRight, type Judgement, judge } from "../../course/prediction/prediction.js";
import { type Prediction, questionOf } from "../../course/prediction/question.js";
import { predictionWords } from "../../course/prediction/words.js";
import {
  isDone,
  type Predicted,
  type Progress,
  stepNumber,
  type TourPlace,
  tourSteps,
  withDone,
  withPlace,
} from "../../course/progress.js";
import { readText, renderText, type TextPartName } from "../../course/text.js";
import { type ProgramLanguage, renderPrograms, sideBySideFrom } from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import { Output } from "../../terminal/output.js";
import type { Pages, Shown } from "../../terminal/pages.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeFailure, describeLateness } from "../common/failures.js";
import { renderHeader } from "../common/header.js";
import { isGood, isWhole, type Measurement, predictedRunOf } from "../common/measure.js";
import type { ClockOptions } from "../common/options.js";
import { askPrediction } from "../common/predict.js";
import { lessonTarget, type Target } from "../common/targets.js";
import { renderStepRule } from "./drawnTour.js";
import type { ProgressKeeper } from "./progressKeeper.js";
import type { TourWords } from "./words.js";

/** What the tour shows of other commands; whoever puts the commands together hands it in. */
export interface TourParts {
  /** A lesson's run as `run` shows it, but for the report. */
  readonly watchLesson: (
    target: Target,
    options: ClockOptions & { readonly timeout?: number },
    context: CommandContext,
  ) => Promise<{ readonly result: Measurement; readonly report: string }>;
  /** The list of lessons as `list` shows it. */
  readonly listText: (progress: Progress, context: CommandContext) => Promise<string>;
}

/** What the tour works with. */
export interface Guided {
  readonly keeper: ProgressKeeper;
  readonly clock: ClockOptions & { readonly timeout?: number };
  readonly words: TourWords;
  readonly context: CommandContext;
  readonly parts: TourParts;
  /** In the size that the screen has at this moment. */
  readonly view: () => View;
}

export class LessonSteps {
  readonly #guided: Guided;
  readonly #pages: Pages;
  #lesson: Lesson | undefined;
  /** Of this lesson, as far as it has been answered and run in this tour. */
  #prediction: Prediction | null = null;
  #run: Measurement | null = null;
  /** Did a run depart from what its lesson expects? */
  hasFailed = false;

  constructor(guided: Guided, pages: Pages) {
    this.#guided = guided;
    this.#pages = pages;
  }

  async show(place: TourPlace): Promise<Shown> {
    const lesson = findLesson(place.lesson);
    if (lesson === undefined) return "on";
    if (lesson !== this.#lesson) {
      this.#prediction = place.prediction ?? null;
      this.#run = null;
      this.#lesson = lesson;
    }
    const { words } = this.#guided;
    const title = words.steps[place.step];
    const rule = { lesson: lesson.id, number: stepNumber(place.step), total: tourSteps.length, title };
    const shown = await this.#pages.show(`${renderStepRule(rule, this.#guided.view())}\n`);
    return shown === "on" ? this.#step(place, lesson) : shown;
  }

  /** The program in one language, or both beside each other. */
  async showProgram(lesson: Lesson, which: ProgramLanguage | "both"): Promise<Shown> {
    const view = this.#guided.view();
    const { highlight } = view.theme.hasColors
      ? await import("../../draw/source/highlight.js")
      : { highlight: null };
    const programs = {
      python: readSource(sourcePath(lesson, "python")),
      typescript: readSource(sourcePath(lesson, "typescript")),
    };
    return this.#pages.show(renderPrograms(programs, which, view, highlight));
  }

  #step(place: TourPlace, lesson: Lesson): Promise<Shown> {
    switch (place.step) {
      case "watch":
        return this.#watch(lesson);
      case "predict":
        return this.#predict(lesson);
      case "run":
        return this.#watchRun(lesson);
      case "explain":
        return this.#explain(lesson);
      case "try":
        return this.#try(lesson);
    }
  }

  async #watch(lesson: Lesson): Promise<Shown> {
    const { context } = this.#guided;
    const view = this.#guided.view();
    const header = renderHeader(lesson, lesson.title[context.language], {}, view);
    const text = this.#text(lesson, ["watch"]);
    const shown = await this.#pages.show(`${header}\n\n${text}\n`);
    return shown === "on" ? this.showProgram(lesson, programsIn(view)) : shown;
  }

  async #predict(lesson: Lesson): Promise<Shown> {
    const { context, keeper } = this.#guided;
    const question = questionOf(lesson);
    if (question.order === null && !question.seconds) {
      return this.#pages.show(this.#paragraph(predictionWords[context.language].ask.nothing));
    }
    const asked = await askPrediction(question, context);
    this.#pages.seen();
    if (asked.kind !== "answered") return asked.kind === "left" ? "stopped" : "interrupted";
    this.#prediction = asked.answer;
    // Whoever stops here goes on with the run: nobody is asked twice.
    const next: TourPlace = { lesson: lesson.id, step: "run", prediction: asked.answer };
    keeper.change((progress) => withPlace(progress, next));
    return "on";
  }

  async #watchRun(lesson: Lesson): Promise<Shown> {
    const { context, clock, parts } = this.#guided;
    // Real work takes its time under any clock.
    const { timeout } = clock;
    const options = lesson.clock !== "real" ? clock : timeout === undefined ? {} : { timeout };
    // In virtual time all of it comes at once: then it is paged as a text is.
    const isAtOnce = options.virtual === true;
    const { stdout, text } = isAtOnce ? collector() : { stdout: context.stdout, text: () => "" };
    const { result, report } = await parts.watchLesson(lessonTarget(lesson), options, { ...context, stdout });
    if (context.signal.aborted) return "interrupted";
    const shown = isAtOnce ? await this.#pages.show(text().replace(/\n$/, "")) : "on";
    if (shown !== "on") return shown;
    this.#run = result;
    if (!isGood(result)) this.hasFailed = true;
    const failure = describeFailure(result, timeout, this.#guided.view());
    const lateness = describeLateness([result], this.#guided.view());
    for (const told of [failure, lateness]) if (told !== null) context.stderr.line(`\n${told}`);
    return report === "" ? "on" : this.#pages.show(report);
  }

  async #explain(lesson: Lesson): Promise<Shown> {
    const { keeper } = this.#guided;
    const judgement = this.#judgement(lesson);
    const verdict = judgement === null ? [] : [`${renderVerdict(judgement, this.#guided.view())}\n`];
    const text = this.#text(lesson, ["why", "misconception"]);
    const shown = await this.#pages.show([...verdict, text].join("\n"));
    if (shown !== "on") return shown;
    const predicted: Predicted = judgement === null ? "skipped" : isRight(judgement) ? "right" : "wrong";
    keeper.change((progress) => withDone(progress, lesson.id, today(), predicted));
    return "on";
  }

  async #try(lesson: Lesson): Promise<Shown> {
    const { keeper, words } = this.#guided;
    const done = lessons.filter(({ id }) => isDone(keeper.progress, id)).length;
    const text = this.#text(lesson, ["try"]);
    const said = isDone(keeper.progress, lesson.id)
      ? this.#paragraph(words.doneNow(lesson.id, done, lessons.length))
      : "";
    return this.#pages.show([text, said].filter((part) => part !== "").join("\n\n"));
  }

  /** Null where there is nothing to judge, or nothing to judge it by. */
  #judgement(lesson: Lesson): Judgement | null {
    const [run, prediction] = [this.#run, this.#prediction];
    if (run === null || !isWhole(run)) return null;
    if (prediction === null || (prediction.order === null && prediction.seconds === null)) return null;
    return judge(questionOf(lesson), prediction, predictedRunOf(run));
  }

  #text(lesson: Lesson, parts: readonly TextPartName[]): string {
    const { context } = this.#guided;
    const view = this.#guided.view();
    const text = readText(readFileSync(textPath(lesson, context.language), "utf8"));
    return parts
      .map((part) => renderText(text, part, view))
      .filter((drawn) => drawn !== "")
      .join("\n\n");
  }

  #paragraph(text: string): string {
    return paragraph(text, this.#guided.view().width, 2).join("\n");
  }
}

/** An output that keeps what is written to it. */
function collector(): { readonly stdout: Output; readonly text: () => string } {
  let text = "";
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { stdout: new Output(stream), text: () => text };
}

/** One below the other they would be a long read, of which each is the same: then Python, and the other on request. */
export function programsIn({ width }: View): ProgramLanguage | "both" {
  return width < sideBySideFrom ? "python" : "both";
}

/** The day by the learner's own clock. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

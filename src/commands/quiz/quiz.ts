// `quiz`: each lesson is predicted, run and judged, then the beliefs that it refutes are asked as true or false. Of all of
// these it asks ten at a time, and keeps what has been answered.
import { askedOf, type Belief } from "../../course/beliefs.js";
import type { Lesson } from "../../course/model.js";
import { isRight } from "../../course/prediction/prediction.js";
import { pickLanes } from "../../draw/shownLanes.js";
import { renderTimeline } from "../../draw/timeline.js";
import { paragraph } from "../../draw/wrap.js";
import { askLine } from "../../terminal/ask.js";
import { lanesOf } from "../../trace/lanes.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import { renderHeader } from "../common/header.js";
import { isGood, type Measurement, measure } from "../common/measure.js";
import { clockOf } from "../common/options.js";
import { type Asked, askUntilClear, showAndAsk, verdictOn } from "../common/predict.js";
import { progressPath } from "../common/progressFile.js";
import { ProgressKeeper } from "../common/progressKeeper.js";
import { LessonRuntime, type RuntimeOptions } from "../common/runtimes.js";
import { namedBy, type Target } from "../common/targets.js";
import { watchRun } from "../common/watchRun.js";
import { AnswerSheet } from "./answerSheet.js";
import {
  quizQuestions,
  quizWords,
  readTruth,
  renderScore,
  renderStatement,
  renderStatementVerdict,
} from "./questions.js";

/** So many questions are asked at a time. */
const atATime = 10;

export interface QuizOptions extends RuntimeOptions {
  /** In the place of Python. */
  readonly typescript?: boolean;
  /** All that are left, in place of the next ten. */
  readonly all?: boolean;
}

export async function quiz(
  names: readonly string[],
  options: QuizOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const named = lessonsOf(names, context);
  if (!context.isInteractive) {
    const plain = `asyncio-lessons run ${names.length === 0 ? "<lesson>" : names.join(" ")}`;
    throw new UsageError(context.words.error.nobodyToAsk("quiz", [plain, `${plain} --virtual`]));
  }
  const sheet = new AnswerSheet(quizQuestions(named), named === null ? keeperOf(context) : null);
  const runtime = new LessonRuntime(options, context);
  try {
    return await new Session(sheet, runtime, options, context).hold();
  } finally {
    await runtime.leave();
  }
}

/** Null for all. @throws {UsageError} for what is no lesson */
function lessonsOf(names: readonly string[], { words, language }: CommandContext): Lesson[] | null {
  if (names.length === 0) return null;
  const found = names.map((name) => {
    const { lesson, label } = namedBy(name, words);
    if (lesson === null) throw new UsageError(quizWords[language].ofProgram(label));
    return lesson;
  });
  return [...new Set(found)];
}

function keeperOf({ stderr, words }: CommandContext): ProgressKeeper {
  return new ProgressKeeper(progressPath(process), (fault) => stderr.say(words.progressFault(fault)));
}

class Session {
  #hasFailed = false;

  constructor(
    private readonly sheet: AnswerSheet,
    private readonly runtime: LessonRuntime,
    private readonly options: QuizOptions,
    private readonly context: CommandContext,
  ) {}

  async hold(): Promise<ExitCode> {
    const { sheet, context } = this;
    const { stdout, language, signal, view } = context;
    const words = quizWords[language];
    const { first, count } = sheet.sitting(this.options.all === true ? null : atATime);
    const begin = sheet.answers.length + 1;
    for (let nth = begin; nth <= first + count; nth++) {
      const question = sheet.next();
      if (question === undefined) break;
      // A program takes the whole screen: what came of the question before it is to be read first.
      if (nth > begin && question.belief === null) {
        const line = await askLine(`  ${words.onward}`, context.terminal);
        if (line.kind === "interrupted") return this.#interrupted();
        if (line.kind === "left" || /^q$/i.test(line.text.normalize("NFKC").trim())) break;
        stdout.line();
      }
      stdout.line(`  ${(await view()).theme.strong(words.counter(nth - first, count))}`);
      const { lesson, belief } = question;
      const asked = await (belief === null
        ? this.#askLesson(lesson)
        : this.#askBelief(belief, commandOf(lesson)));
      if (asked.kind !== "answered") {
        if (asked.kind === "interrupted") return this.#interrupted();
        break;
      }
      sheet.add(question, asked.answer);
    }
    if (signal.aborted) return this.#interrupted();
    const { answers, total } = sheet;
    const given = answers.slice(first);
    if (given.length > 0) {
      const wrong = given.filter(({ right }) => !right);
      const again = new Set(wrong.map(({ question }) => commandOf(question.lesson)));
      const score = { right: given.length - wrong.length, asked: given.length, again };
      stdout.line(renderScore(score, await view()));
    }
    if (answers.length === total && sheet.isKept) {
      const right = answers.filter(({ right }) => right).length;
      stdout.line(paragraph(words.finished(right, total), (await view()).width, 2).join("\n"));
    } else await this.#tellHowToGoOn();
    return this.#hasFailed ? exitCode.failed : exitCode.ok;
  }

  async #interrupted(): Promise<ExitCode> {
    await this.#tellHowToGoOn();
    return exitCode.interrupted;
  }

  async #tellHowToGoOn(): Promise<void> {
    const { sheet, context } = this;
    if (!sheet.isKept) return;
    const said = quizWords[context.language].goOn(sheet.answers.length, sheet.total);
    context.stdout.line(paragraph(said, (await context.view()).width, 2).join("\n"));
  }

  /** Was the prediction right? */
  async #askLesson(lesson: Lesson): Promise<Asked<boolean>> {
    const { stdout, language, signal } = this.context;
    const view = await this.context.view();
    stdout.line(`${renderHeader(lesson, lesson.title[language], {}, view)}\n`);
    const target = await this.runtime.targetOf(lesson);
    const written = this.options.typescript === true ? "typescript" : "python";
    const asked = await showAndAsk(target, written, this.context);
    if (asked.kind !== "answered") return asked;
    const run = await this.#run(target);
    if (signal.aborted) return { kind: "interrupted" };
    const judgement = await verdictOn(asked.answer, run, this.context);
    stdout.line();
    return { kind: "answered", answer: judgement !== null && isRight(judgement) };
  }

  async #run(target: Target): Promise<Measurement> {
    const { stdout, stderr, signal } = this.context;
    const clock = clockOf({ virtual: target.lesson?.clock !== "real" });
    const watch = await watchRun(target.label, clock, this.context);
    const run = await measure(target, clock, { signal, ...watch }).finally(watch.stop);
    if (signal.aborted) return run;
    const view = await this.context.view();
    const lanes = pickLanes(lanesOf(run.events), target.lesson?.lanes ?? []);
    if (lanes.length > 0) stdout.line(`\n${renderTimeline({ lanes, maxLanes: mostLanes }, view)}`);
    const failure = describeFailure(run, undefined, view);
    if (failure !== null) stderr.line(`\n${failure}`);
    if (!isGood(run)) this.#hasFailed = true;
    return run;
  }

  /** Was the statement taken for what it is? */
  async #askBelief(belief: Belief, command: string): Promise<Asked<boolean>> {
    const { context } = this;
    const words = quizWords[context.language];
    const asked = await askUntilClear({
      question: (view) => renderStatement(belief, view),
      prompt: words.prompt,
      read(text) {
        const value = readTruth(text);
        return value === null ? { problem: words.badTruth(text.trim()) } : { value };
      },
      context,
    });
    if (asked.kind !== "answered") return asked;
    const verdict = renderStatementVerdict(belief, asked.answer, command, await context.view());
    context.stdout.line(`${verdict}\n`);
    return { kind: "answered", answer: asked.answer === (askedOf(belief) === "fact") };
  }
}

function commandOf({ id }: Lesson): string {
  return `asyncio-lessons run ${id}`;
}

/** More lanes than this are counted, not drawn. */
const mostLanes = 30;

// `quiz`: each lesson is predicted, run and judged, then the beliefs that it refutes are asked as true or false.
import { askedOf, type Belief } from "../../course/beliefs.js";
import type { Lesson } from "../../course/model.js";
import { isRight } from "../../course/prediction/prediction.js";
import { pickLanes } from "../../draw/shownLanes.js";
import { renderTimeline } from "../../draw/timeline.js";
import { paragraph } from "../../draw/wrap.js";
import { lanesOf } from "../../trace/lanes.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import { renderHeader } from "../common/header.js";
import { isGood, type Measurement, measure } from "../common/measure.js";
import { clockOf } from "../common/options.js";
import { askUntilClear, showAndAsk, verdictOn } from "../common/predict.js";
import { lessonTarget, type Target, targetOf } from "../common/targets.js";
import { watchRun } from "../common/watchRun.js";
import {
  lessonAgainst,
  type QuizPlan,
  quizPlan,
  quizWords,
  readTruth,
  renderScore,
  renderStatement,
  renderStatementVerdict,
} from "./questions.js";

export interface QuizOptions {
  /** In the place of Python. */
  readonly typescript?: boolean;
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
  const session = new Session(options, context);
  const ending = await session.askAll(quizPlan(named));
  if (ending === "interrupted" || context.signal.aborted) return exitCode.interrupted;
  await session.tellScore();
  return session.hasFailed ? exitCode.failed : exitCode.ok;
}

/** Null for all. @throws {UsageError} for what is no lesson */
function lessonsOf(names: readonly string[], { words, language }: CommandContext): Lesson[] | null {
  if (names.length === 0) return null;
  const found = names.map((name) => {
    const { lesson, label } = targetOf(name, words);
    if (lesson === null) throw new UsageError(quizWords[language].ofProgram(label));
    return lesson;
  });
  return [...new Set(found)];
}

/** How a question was left; null when the quiz goes on. */
type Left = "left" | "interrupted" | null;

class Session {
  readonly #score = { right: 0, asked: 0, again: new Set<string>() };
  hasFailed = false;

  constructor(
    private readonly options: QuizOptions,
    private readonly context: CommandContext,
  ) {}

  async askAll({ parts, rest }: QuizPlan): Promise<Left> {
    for (const { lesson, beliefs } of parts) {
      const left = (await this.#askLesson(lesson)) ?? (await this.#askBeliefs(beliefs));
      if (left !== null) return left;
    }
    if (rest.length === 0) return null;
    const { stdout, language } = this.context;
    const view = await this.context.view();
    const heading = paragraph(quizWords[language].beliefsHeading, view.width, 2);
    stdout.line(`${heading.map(view.theme.strong).join("\n")}\n`);
    return this.#askBeliefs(rest);
  }

  async tellScore(): Promise<void> {
    if (this.#score.asked === 0) return;
    this.context.stdout.line(renderScore(this.#score, await this.context.view()));
  }

  async #askLesson(lesson: Lesson): Promise<Left> {
    const { stdout, language, signal } = this.context;
    const view = await this.context.view();
    stdout.line(`${renderHeader(lesson, lesson.title[language], {}, view)}\n`);
    const target = lessonTarget(lesson);
    const written = this.options.typescript === true ? "typescript" : "python";
    const asked = await showAndAsk(target, written, this.context);
    if (asked.kind !== "answered") return asked.kind;
    const run = await this.#run(target);
    if (signal.aborted) return "interrupted";
    const judgement = await verdictOn(asked.answer, run, this.context);
    stdout.line();
    this.#count(judgement !== null && isRight(judgement), `asyncio-lessons run ${lesson.id}`);
    return null;
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
    if (!isGood(run)) this.hasFailed = true;
    return run;
  }

  async #askBeliefs(beliefs: readonly Belief[]): Promise<Left> {
    const { stdout, language } = this.context;
    const words = quizWords[language];
    for (const belief of beliefs) {
      const view = await this.context.view();
      stdout.line(renderStatement(belief, view));
      const asked = await askUntilClear(words.prompt, this.context, (text) => {
        const value = readTruth(text);
        return value === null ? { problem: words.badTruth(text.trim()) } : { value };
      });
      if (asked.kind !== "answered") return asked.kind;
      const lesson = lessonAgainst(belief);
      const command = lesson === undefined ? null : `asyncio-lessons run ${lesson.id}`;
      stdout.line(`${renderStatementVerdict(belief, asked.answer, command, view)}\n`);
      this.#count(asked.answer === (askedOf(belief) === "fact"), command ?? belief.fact[language]);
    }
    return null;
  }

  #count(isRight: boolean, again: string): void {
    this.#score.asked++;
    if (isRight) this.#score.right++;
    else this.#score.again.add(again);
  }
}

/** More lanes than this are counted, not drawn. */
const mostLanes = 30;

// A prediction of a lesson's run from the command line: the program is shown, it is asked what it will print, in which order,
// and how long it will take, and that is judged once it has run.
import { relative } from "node:path";
import { packageRoot, sourcePath } from "../../course/files.js";
import {
  renderOrderQuestion,
  renderSecondsQuestion,
  renderSource,
  renderVerdict,
} from "../../course/prediction/drawnPrediction.js";
import { type Judgement, judge } from "../../course/prediction/prediction.js";
import {
  type AnswerProblem,
  type Prediction,
  type Question,
  questionOf,
  readOrder,
  readSeconds,
} from "../../course/prediction/question.js";
import { predictionWords } from "../../course/prediction/words.js";
import type { View } from "../../draw/view.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import { askLine } from "../../terminal/ask.js";
import type { CommandContext } from "./commandContext.js";
import { isWhole, type Measurement } from "./measure.js";
import { lessonPrograms, type Target } from "./targets.js";

/** How a question is left without an answer: for good (by q or Ctrl-D), for what was before it, or by Ctrl-C. */
export type Left = "left" | "back" | "interrupted";

/** An answer of Enter alone is a prediction of nothing: show me. */
export type Asked<T> = { readonly kind: "answered"; readonly answer: T } | { readonly kind: Left };

/** What may be typed in the place of an answer, and what it does; null: it is asked once more. */
export type Asides = Readonly<Record<string, () => Promise<Left | null>>>;

/** Where there is nothing else to do. */
export const quitOnly: Asides = { q: async () => "left" };

const nothing: Asked<Prediction> = { kind: "answered", answer: { order: null, seconds: null } };

/** Shows the lesson's program, as it will run, and asks what it will do. */
export async function showAndAsk(
  { lesson, other }: Target,
  written: "python" | "typescript",
  context: CommandContext,
): Promise<Asked<Prediction>> {
  if (lesson === null) return nothing;
  const { stdout } = context;
  const view = await context.view();
  const path = relative(packageRoot(), sourcePath(lesson, written)).replaceAll("\\", "/");
  const { noted, ran } = drawWords[context.language];
  const shown = written === "python" ? noted(path, ran("program.ts")) : path;
  stdout.line(`  ${view.theme.faint(shown)}`);
  stdout.line(`${renderSource(lessonPrograms(lesson, other)[written], view)}\n`);
  const question = questionOf(lesson);
  if (question.order === null && !question.seconds) {
    const said = predictionWords[context.language].ask.nothing;
    stdout.line(`${paragraph(said, view.width, 2).join("\n")}\n`);
    return nothing;
  }
  const asked = await askPrediction(question, context);
  stdout.line();
  return asked;
}

/** What came of a prediction; null where there was none, or the run says nothing about it. */
export function judgementOf(prediction: Prediction, run: Measurement): Judgement | null {
  const { lesson } = run.target;
  if (lesson === null || !isWhole(run)) return null;
  const { events, elapsed: seconds, late } = run;
  return judge(questionOf(lesson), prediction, { events, seconds, late: late ?? 0 });
}

/** Judges a prediction by the run, as `judgementOf` does, and tells what came of it. */
export async function verdictOn(
  prediction: Prediction,
  run: Measurement,
  { stdout, view }: CommandContext,
): Promise<Judgement | null> {
  const judgement = judgementOf(prediction, run);
  if (judgement !== null) stdout.line(`\n${renderVerdict(judgement, await view())}`);
  return judgement;
}

/** Asks for what the question asks for. Only where somebody can answer (`context.isInteractive`). */
export async function askPrediction(
  question: Question,
  context: CommandContext,
  asides = quitOnly,
): Promise<Asked<Prediction>> {
  const { ask } = predictionWords[context.language];
  let order: Prediction["order"] = null;
  if (question.order !== null) {
    const asked = question.order;
    const keys = asked.choices.map(({ key }) => key);
    const given = await askUntilClear({
      question: (view) => renderOrderQuestion(asked, view),
      prompt: ask.orderPrompt,
      read(text) {
        const read = readOrder(text, asked);
        return isProblem(read) ? { problem: ask.badOrder(read, keys) } : { value: read };
      },
      context,
      asides,
    });
    if (given.kind !== "answered") return given;
    // Enter alone: show me, and ask no more.
    if (given.answer === null) return nothing;
    order = given.answer;
  }
  if (!question.seconds) return { kind: "answered", answer: { order, seconds: null } };
  if (question.order !== null) context.stdout.line();
  const given = await askUntilClear({
    question: renderSecondsQuestion,
    prompt: ask.secondsPrompt,
    read(text) {
      const value = readSeconds(text);
      return value === null ? { problem: ask.badSeconds(text.trim()) } : { value };
    },
    context,
    asides,
  });
  return given.kind === "answered" ? { kind: "answered", answer: { order, seconds: given.answer } } : given;
}

interface Asking<T> {
  readonly question: (view: View) => string;
  readonly prompt: string;
  readonly read: (text: string) => { readonly value: T } | { readonly problem: string };
  readonly context: CommandContext;
  readonly asides?: Asides;
}

/** Asks again as long as the answer cannot be read. Null for Enter alone. */
export async function askUntilClear<T>({
  question,
  prompt,
  read,
  context,
  asides = quitOnly,
}: Asking<T>): Promise<Asked<T | null>> {
  const { stdout, terminal } = context;
  stdout.line(question(await context.view()));
  for (;;) {
    const line = await askLine(`  ${prompt}`, terminal);
    if (line.kind !== "line") return line;
    const word = line.text.normalize("NFKC").trim().toLowerCase();
    if (word === "") return { kind: "answered", answer: null };
    const aside = Object.hasOwn(asides, word) ? asides[word] : undefined;
    if (aside !== undefined) {
      const left = await aside();
      if (left !== null) return { kind: left };
      stdout.line(`\n${question(await context.view())}`);
      continue;
    }
    const result = read(line.text);
    if ("value" in result) return { kind: "answered", answer: result.value };
    const { width } = await context.view();
    for (const each of paragraph(result.problem, width, 2)) stdout.line(each);
  }
}

function isProblem(read: readonly string[] | AnswerProblem): read is AnswerProblem {
  return "kind" in read;
}

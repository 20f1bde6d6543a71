// Asks what a lesson will print, in which order, and how long it will take, before it runs.

import { renderOrderQuestion, renderSecondsQuestion } from "../../course/prediction/drawnPrediction.js";
import {
  type AnswerProblem,
  type Prediction,
  type Question,
  readOrder,
  readSeconds,
} from "../../course/prediction/question.js";
import { predictionWords } from "../../course/prediction/words.js";
import { paragraph } from "../../draw/wrap.js";
import { askLine } from "../../terminal/ask.js";
import type { Context } from "./context.js";

/** `left`: by Ctrl-D. An answer of Enter alone is a prediction of nothing: show me. */
export type Asked<T> =
  | { readonly kind: "answered"; readonly answer: T }
  | { readonly kind: "left" | "interrupted" };

/** Asks for what the question asks for. Only where somebody can answer (`context.isInteractive`). */
export async function askPrediction(question: Question, context: Context): Promise<Asked<Prediction>> {
  const view = await context.view();
  const { ask } = predictionWords[context.language];
  let order: Prediction["order"] = null;
  if (question.order !== null) {
    const asked = question.order;
    const keys = asked.choices.map(({ key }) => key);
    context.stdout.line(renderOrderQuestion(asked, view));
    const given = await askUntilClear(ask.orderPrompt, context, (text) => {
      const read = readOrder(text, asked);
      return isProblem(read) ? { problem: ask.badOrder(read, keys) } : { value: read };
    });
    if (given.kind !== "answered") return given;
    // Enter alone: show me, and ask no more.
    if (given.answer === null) return { kind: "answered", answer: { order: null, seconds: null } };
    order = given.answer;
  }
  if (!question.seconds) return { kind: "answered", answer: { order, seconds: null } };
  if (question.order !== null) context.stdout.line();
  context.stdout.line(renderSecondsQuestion(view));
  const given = await askUntilClear(ask.secondsPrompt, context, (text) => {
    const value = readSeconds(text);
    return value === null ? { problem: ask.badSeconds(text.trim()) } : { value };
  });
  return given.kind === "answered" ? { kind: "answered", answer: { order, seconds: given.answer } } : given;
}

/** Asks again as long as the answer cannot be read. Null for Enter alone. */
export async function askUntilClear<T>(
  prompt: string,
  context: Context,
  read: (text: string) => { readonly value: T } | { readonly problem: string },
): Promise<Asked<T | null>> {
  for (;;) {
    const line = await askLine(`  ${prompt}`, context.terminal);
    if (line.kind !== "line") return line;
    if (line.text.trim() === "") return { kind: "answered", answer: null };
    const result = read(line.text);
    if ("value" in result) return { kind: "answered", answer: result.value };
    const { width } = await context.view();
    for (const each of paragraph(result.problem, width, 2)) context.stdout.line(each);
  }
}

function isProblem(read: readonly string[] | AnswerProblem): read is AnswerProblem {
  return "kind" in read;
}

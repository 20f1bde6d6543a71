// The quiz as text: a statement that is true or false, what is so, and the score.
import { askedOf, type Belief } from "../../course/beliefs.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import { quizWords } from "./words.js";

export function renderStatement(belief: Belief, view: View): string {
  const { language } = view;
  const lines = paragraph(belief[askedOf(belief)][language], view.width, 4);
  const question = paragraph(quizWords[language].question, view.width, 2);
  return [...question, ...lines.map(view.theme.strong)].join("\n");
}

export interface StatementAnswer {
  readonly belief: Belief;
  /** Null for "show me". */
  readonly answer: boolean | null;
  /** What runs the lesson that shows it; null where no lesson does. */
  readonly command: string | null;
}

export function renderStatementVerdict({ belief, answer, command }: StatementAnswer, view: View): string {
  const { theme, width, language } = view;
  const words = quizWords[language];
  const isTrue = askedOf(belief) === "fact";
  const truth = words.truth(isTrue);
  const state = answer === isTrue ? "finished" : "failed";
  const said =
    answer === null ? words.shown(truth) : answer === isTrue ? words.right(truth) : words.wrong(truth);
  const head =
    answer === null
      ? paragraph(said, width, 2)
      : paragraph(`${theme.glyphs.outcome[state]} ${said}`, width, 2, 4).map(theme.outcome[state]);
  const why = isTrue ? words.believed(belief.claim[language]) : belief.fact[language];
  const where = command === null ? [] : paragraph(words.seeItRun(command), width, 4).map(theme.faint);
  return [...head, ...paragraph(why, width, 4), ...where].join("\n");
}

export interface Score {
  readonly right: number;
  readonly asked: number;
  /** What to look at again: a command to run, or a statement of no lesson. */
  readonly again: readonly string[];
}

export function renderScore({ right, asked, again }: Score, view: View): string {
  const { theme, width, language } = view;
  const words = quizWords[language];
  const head = paragraph(words.score(right, asked), width, 2).map(theme.strong);
  if (again.length === 0) return [...head, ...paragraph(words.nothingAgain, width, 2)].join("\n");
  const lines = again.flatMap((each) => paragraph(each, width, 4, 6));
  return [...head, ...paragraph(words.again, width, 2), ...lines].join("\n");
}

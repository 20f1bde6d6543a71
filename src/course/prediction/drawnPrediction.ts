// A prediction as text: what is asked, what came of it, and why a wrong answer is wrong, from the moments of this run.
import { seconds as exactly } from "../../draw/figures.js";
import { say } from "../../draw/say.js";
import type { View } from "../../draw/view.js";
import { padEnd, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import { plain } from "../../trace/harmless.js";
import type { Label } from "../../trace/labels.js";
import type { Alternative } from "./alternatives.js";
import type { Evidence, EvidenceOf } from "./evidence.js";
import type { Departure, Judgement, Verdict } from "./prediction.js";
import type { Choice, Prediction, Question } from "./question.js";
import { type Answered, type PredictionWords, predictionWords, type SaidEvidence } from "./words.js";

/** The question for the order: what is asked, the lines with their numbers, how to answer. */
export function renderOrderQuestion(order: NonNullable<Question["order"]>, view: View): string {
  const { ask } = predictionWords[view.language];
  const { theme, width } = view;
  const lines =
    order.by === "value"
      ? paragraph(ask.values(order.choices.map(({ key }) => key)), width, 2)
      : [
          ...paragraph(ask.numbered, width, 2),
          ...order.choices.flatMap((choice) =>
            paragraph(`${choice.key})  ${textOf(choice.asked, view)}`, width, 4, 8),
          ),
        ];
  return [...lines, ...paragraph(ask.howToOrder(order.by), width, 2).map(theme.faint)].join("\n");
}

function textOf(template: string, { theme }: View): string {
  return plain(template).trim().replaceAll("{}", theme.glyphs.ellipsis);
}

export function renderSecondsQuestion(view: View): string {
  const { ask } = predictionWords[view.language];
  return paragraph(ask.seconds, view.width, 2).join("\n");
}

/** A program as one reads it, with its line numbers. What is too long goes on in the next line. */
export function renderSource(source: string, view: View): string {
  const lines = source.replace(/\n+$/, "").split("\n");
  const digits = String(lines.length).length;
  return lines
    .flatMap((line, at) => {
      const text = plain(line);
      const own = text.length - text.trimStart().length;
      const indent = 2 + digits + 2 + Math.min(own, Math.floor(view.width / 3));
      const [first = "", ...rest] = paragraph(text.trim(), view.width, indent, indent + 4);
      const number = `  ${String(at + 1).padStart(digits)}`;
      return [`${view.theme.faint(number)}${first.slice(number.length)}`.trimEnd(), ...rest];
    })
    .join("\n");
}

/** What was answered before a run, so that a learner sees what stands. */
export function renderGiven({ order, seconds }: Prediction, { language, width }: View): string {
  const words = predictionWords[language];
  const parts = [
    ...(order === null ? [] : [order.length === 0 ? words.nothingPrinted : order.join(" ")]),
    ...(seconds === null ? [] : [secondsOf(seconds)]),
  ];
  return paragraph(words.given(parts.length === 0 ? null : say[language].list(parts)), width, 2).join("\n");
}

/** What was right, what was wrong, and the truth of what was not answered; below it, for what was wrong, why. */
export function renderVerdict(judgement: Judgement, view: View): string {
  const words = predictionWords[view.language];
  const { order, seconds, shown } = judgement;
  const rows: [part: string, right: boolean | null, said: string][] = [];
  if (order !== null) rows.push([words.parts.order, order.right, saidOf(order, keysOf(words), words)]);
  if (shown.order !== null) rows.push([words.parts.order, null, keysOf(words)(shown.order)]);
  if (seconds !== null)
    rows.push([words.parts.seconds, seconds.right, saidOf(seconds, exactly, words, secondsOf)]);
  if (shown.seconds !== null) rows.push([words.parts.seconds, null, exactly(shown.seconds)]);
  const wide = widestOf(rows.map(([part]) => part));
  const { outcome } = view.theme.glyphs;
  const heads = rows.flatMap(([part, right, said]) => {
    const row = `${padEnd(part, wide)}  ${said}`;
    if (right === null) return paragraph(row, view.width, 4, 6 + wide);
    const state = right ? "finished" : "failed";
    return paragraph(`${outcome[state]} ${row}`, view.width, 2, 6 + wide).map(view.theme.outcome[state]);
  });
  const why = explanationsOf(judgement, words, view).map((text) => paragraph(text, view.width, 4).join("\n"));
  return [heads.join("\n"), ...why].join("\n\n");
}

function saidOf<T>(
  verdict: Verdict<T>,
  text: (value: T) => string,
  words: PredictionWords,
  typed = text,
): string {
  return verdict.right
    ? words.right(text(verdict.truth))
    : words.wrong(typed(verdict.given), text(verdict.truth));
}

function keysOf(words: PredictionWords): (choices: readonly Choice[]) => string {
  return (choices) => (choices.length === 0 ? words.nothingPrinted : choices.map(({ key }) => key).join(" "));
}

/** An answer is as exact as it was typed, a run's time as it is everywhere. */
function secondsOf(value: number): string {
  return Number(value.toFixed(2)) === value ? `${value} s` : exactly(value);
}

/** A paragraph each. One idea that gave both the wrong order and the wrong time is told once. */
function explanationsOf(
  { order, seconds, longestWait }: Judgement,
  words: PredictionWords,
  view: View,
): string[] {
  const explained = (answered: Answered, idea: Alternative | null, otherwise: readonly string[]): string => {
    const sentences =
      idea === null
        ? [words.noIdea(answered), ...otherwise]
        : [words.assumes(answered, ideaOf(idea, words)), evidenceText(idea.evidence, words)];
    return sentences.join(words.between);
  };
  const ofOrder = order?.right === false ? { order: keysOf(words)(order.given) } : {};
  const ofSeconds = seconds?.right === false ? { seconds: secondsOf(seconds.given) } : {};
  const paragraphs: string[] = [];
  if (order?.right === false) {
    const { alternative, nearest, departure } = order;
    if (alternative !== null && seconds?.right === false && alternative === seconds.alternative)
      return [explained({ ...ofOrder, ...ofSeconds }, alternative, [])];
    const near = nearest === null ? [] : [words.comesNear(ideaOf(nearest, words))];
    const shown = nearest === null ? [] : [evidenceText(nearest.evidence, words)];
    const otherwise = [...near, departureText(departure, words, view), ...shown];
    paragraphs.push(explained(ofOrder, alternative, otherwise));
  }
  if (seconds?.right === false) {
    const waited = longestWait === null ? [] : [words.longest(said(longestWait))];
    paragraphs.push(
      explained(ofSeconds, seconds.alternative, [words.took(exactly(seconds.truth)), ...waited]),
    );
  }
  return paragraphs;
}

/** What would have to be so for an answer to be right. */
export function ideaOf(
  { kind, evidence }: Pick<Alternative, "kind" | "evidence">,
  words: PredictionWords,
): string {
  if (kind !== "all-overlap") return words.ideas[kind];
  return words.sideBySide[evidence.kind === "began-after" ? evidence.how : "coroutine"];
}

/** What the trace shows instead of what was thought. */
export function evidenceText<K extends Evidence["kind"]>(
  evidence: EvidenceOf<K>,
  words: PredictionWords,
): string {
  // Each kind has its sentence, which takes that kind: the compiler does not follow the kind from one to the other.
  const sentence = words.evidence[evidence.kind] as (evidence: SaidEvidence<K>) => string;
  return sentence(said(evidence));
}

function said<K extends Evidence["kind"]>(evidence: EvidenceOf<K>): SaidEvidence<K> {
  const parts = Object.entries(evidence).map(
    ([part, value]: [string, Label | number | string | boolean | null]) => {
      if (typeof value === "number") return [part, exactly(value)];
      return [part, typeof value === "object" && value !== null ? nameOf(value) : value];
    },
  );
  return Object.fromEntries(parts) as SaidEvidence<K>;
}

function nameOf({ name, task }: Label): string {
  return `\`${name}${task === null ? "" : ` ${task}`}\``;
}

function departureText({ place, given, actual }: Departure, words: PredictionWords, view: View): string {
  const shown = (choice: Choice): string =>
    choice.key === choice.template
      ? choice.key
      : drawWords[view.language].noted(choice.key, textOf(choice.template, view));
  return words.departure(
    place,
    given && shown(given),
    actual && {
      text: shown(actual.choice),
      by: actual.by === null ? null : nameOf({ name: actual.by, task: null }),
      at: exactly(actual.at),
    },
  );
}

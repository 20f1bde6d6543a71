// Holds a prediction against the run. A wrong one is traced back to the idea that would have made it right.
import type { Second, TraceEvent } from "../../trace/event.js";
import { numbersIn } from "../check.js";
import { type Alternative, alternativesTo, beliefOf, isSame, isSameTime } from "./alternatives.js";
import { type EvidenceOf, Witness } from "./evidence.js";
import type { Choice, Prediction, Question } from "./question.js";

/** The run that was predicted. */
export interface PredictedRun {
  readonly events: readonly TraceEvent[];
  /** How long it took: what it printed of that itself, else its length. */
  readonly seconds: Second;
  /** How late the machine was in it, as far as that is known. */
  readonly late?: Second;
}

/** Where the answer leaves the truth: the first place that differs, counted from 1. */
export interface Departure {
  readonly place: number;
  /** What the answer has there; null where it has ended. */
  readonly given: Choice | null;
  /** What was printed there, when and by whom; null where all was printed before, so what is given there never was. */
  readonly actual: { readonly choice: Choice; readonly at: Second; readonly by: string | null } | null;
}

/** How one part of an answer, its order or its seconds, compares. */
export type Verdict<T, Wrong = unknown> =
  | { readonly right: true; readonly truth: T }
  | ({
      readonly right: false;
      readonly truth: T;
      readonly given: T;
      /** What would have made it right; null when no known idea would. */
      readonly alternative: Alternative | null;
    } & Wrong);

interface WrongOrder {
  readonly departure: Departure;
  /** Only where there is no alternative: the idea that comes nearest, nearer than the truth. */
  readonly nearest: Alternative | null;
}

export interface Judgement {
  /** Null where it was not asked or not answered. */
  readonly order: Verdict<readonly Choice[], WrongOrder> | null;
  readonly seconds: Verdict<Second> | null;
  /** The truth of what was asked and left to be shown. */
  readonly shown: { readonly order: readonly Choice[] | null; readonly seconds: Second | null };
  /** Null when nobody waited. */
  readonly longestWait: EvidenceOf<"waited"> | null;
}

/** Was everything that was answered right, and anything answered? */
export function isRight({ order, seconds }: Judgement): boolean {
  const verdicts = [order, seconds].filter((verdict) => verdict !== null);
  return verdicts.length > 0 && verdicts.every(({ right }) => right);
}

/** An alternative, and the order that it would give; null where it says nothing of it. */
interface Idea {
  readonly alternative: Alternative;
  readonly order: readonly Choice[] | null;
}

export function judge(question: Question, prediction: Prediction, run: PredictedRun): Judgement {
  const witness = new Witness(run.events);
  const choices = question.order?.choices ?? [];
  const given =
    prediction.order?.flatMap((key) => choices.find((choice) => choice.key === key) ?? []) ?? null;
  const isOwn = ({ kind }: Alternative): boolean => question.lesson.beliefs.includes(beliefOf[kind] ?? 0);
  // What nobody answered needs no idea behind it, and a run of a million events is long to search for them.
  const alternatives =
    given === null && prediction.seconds === null ? [] : alternativesTo(witness, run.seconds);
  const ideas = alternatives
    .toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)))
    .map((alternative) => ({
      alternative,
      order: alternative.lines === null ? null : choicesOf(alternative.lines, choices),
    }));
  const seconds = prediction.seconds === null ? null : judgeSeconds(prediction.seconds, given, run, ideas);
  // What the answer takes the run to last, as far as that can be explained.
  const taken = seconds?.right ? run.seconds : (seconds?.alternative?.seconds ?? null);
  const truth = choicesOf(
    witness.lines.map(({ text }) => text),
    choices,
  );
  const order = given === null ? null : judgeOrder(given, truth, choices, witness, ideas, taken);
  const shown = {
    order: question.order === null || given !== null ? null : truth,
    seconds: !question.seconds || seconds !== null ? null : run.seconds,
  };
  return { order, seconds, shown, longestWait: witness.longestWait() };
}

/** The choices in the order in which lines stand for them; each counts once. */
function choicesOf(lines: readonly string[], choices: readonly Choice[]): Choice[] {
  return [...new Set(lines.flatMap((line) => choiceOf(line, choices) ?? []))];
}

function choiceOf(line: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find(({ template }) => numbersIn(template, line) !== null);
}

/** @param taken of two ideas with the same order, the one whose time this is goes before */
function judgeOrder(
  given: readonly Choice[],
  truth: readonly Choice[],
  choices: readonly Choice[],
  { lines }: Witness,
  ideas: readonly Idea[],
  taken: Second | null,
): NonNullable<Judgement["order"]> {
  if (isSame(given, truth)) return { right: true, truth };
  const away = distance(given, truth);
  const orders = ideas.flatMap(({ alternative, order }) => (order === null ? [] : [{ alternative, order }]));
  const equal = orders.filter(({ order }) => isSame(order, given));
  const fits = ({ alternative: { seconds } }: Idea): boolean =>
    taken !== null && seconds !== null && isSameTime(seconds, taken);
  const exact = equal.find(fits) ?? equal[0];
  const near = away > 1 ? orders.find(({ order }) => distance(given, order) === 1) : undefined;
  const at = given.findIndex((choice, place) => choice !== truth[place]);
  const place = at === -1 ? given.length : at;
  const choice = truth[place];
  const line = lines.find(({ text }) => choice !== undefined && choiceOf(text, choices) === choice);
  return {
    right: false,
    truth,
    given,
    alternative: exact?.alternative ?? null,
    nearest: exact === undefined ? (near?.alternative ?? null) : null,
    departure: {
      place: place + 1,
      given: given[place] ?? null,
      actual: choice === undefined || line === undefined ? null : { choice, at: line.at, by: line.by },
    },
  };
}

/** How many lines must be moved, added or taken away to make one of the other. */
function distance(one: readonly Choice[], other: readonly Choice[]): number {
  // The longest order that both have: what is not in it has to be moved.
  const row = new Array<number>(other.length + 1).fill(0);
  for (const choice of one) {
    let diagonal = 0;
    for (let at = 1; at <= other.length; at++) {
      const above = row[at] ?? 0;
      row[at] = other[at - 1] === choice ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return Math.max(one.length, other.length) - (row[other.length] ?? 0);
}

/** @param order the order that was answered: of two ideas with the same time, the one that gives it goes before */
function judgeSeconds(
  given: Second,
  order: readonly Choice[] | null,
  { seconds: truth, late = 0 }: PredictedRun,
  ideas: readonly Idea[],
): Verdict<Second> {
  // Nobody has to foresee how late the machine is.
  const off = Math.max(given - truth, truth - late - given, 0);
  const rank = (idea: Idea): number =>
    idea.order === null || order === null ? 1 : isSame(idea.order, order) ? 0 : 2;
  const [nearest] = ideas
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ alternative }) => {
      const { seconds } = alternative;
      // Those that get the time right explain nothing about it.
      if (seconds === null || isSameTime(seconds, truth)) return [];
      const away = Math.abs(given - seconds);
      return away <= tolerance(seconds) ? [{ alternative, away }] : [];
    })
    // Ideas that say the same to the microsecond stay as they were.
    .toSorted((a, b) => (isSameTime(a.away, b.away) ? 0 : a.away - b.away));
  // The nearer one wins: in a short run everything is within a quarter of a second.
  const isRight = off <= tolerance(truth) && (nearest === undefined || off <= nearest.away);
  if (isRight) return { right: true, truth };
  return { right: false, truth, given, alternative: nearest?.alternative ?? null };
}

function tolerance(seconds: Second): Second {
  return Math.max(0.25, seconds / 10);
}

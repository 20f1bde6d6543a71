// The words of a prediction: the question, the verdict, and why an answer is wrong. Loaded only where one is asked for.

import type { Language } from "../../draw/language.js";
import type { Label } from "../../trace/labels.js";
import type { Misconception } from "./alternatives.js";
import type { Evidence, EvidenceOf } from "./evidence.js";
import type { AnswerProblem } from "./question.js";
import { en } from "./words.en.js";
import { ja } from "./words.ja.js";

/** Evidence in words: names as a reader sees them, times with their unit. */
export interface Said {
  readonly name: (who: Label) => string;
  readonly time: (seconds: number) => string;
}

/** What an answer that is wrong was about. */
export type Answered =
  | { readonly kind: "both"; readonly order: string; readonly seconds: string }
  | { readonly kind: "order"; readonly order: string }
  | { readonly kind: "seconds"; readonly seconds: string };

type How = EvidenceOf<"began-after">["how"];

export interface PredictionMessages {
  readonly ask: {
    /** The values, in an order that says nothing. */
    readonly values: (values: readonly string[]) => string;
    readonly letters: string;
    readonly howToOrder: Readonly<Record<"value" | "letter", string>>;
    readonly seconds: string;
    readonly nothing: string;
    readonly orderPrompt: string;
    readonly secondsPrompt: string;
    readonly badOrder: (problem: AnswerProblem, keys: readonly string[]) => string;
    readonly badSeconds: (text: string) => string;
  };
  readonly parts: Readonly<Record<"order" | "seconds", string>>;
  readonly right: (truth: string) => string;
  readonly wrong: (given: string, truth: string) => string;
  /** An order with nothing in it. */
  readonly nothingPrinted: string;
  /** What the answer takes for granted: one sentence. */
  readonly assumes: (answered: Answered, idea: Misconception, how: How | null) => string;
  /** The idea that an answer comes near to without being it. */
  readonly comesNear: (idea: Misconception, how: How | null) => string;
  readonly noIdea: (answered: Answered) => string;
  /** What the trace shows instead. */
  readonly evidence: (evidence: Evidence, said: Said) => string;
  readonly departure: (place: number, given: string | null, actual: Actual | null) => string;
  readonly took: (seconds: string) => string;
  readonly longest: (wait: EvidenceOf<"waited">, said: Said) => string;
  /** Between two sentences. */
  readonly between: string;
}

/** What was printed at a place, by whom and when. */
export interface Actual {
  readonly text: string;
  readonly by: string | null;
  readonly at: string;
}

const catalogue: Readonly<Record<Language, PredictionMessages>> = { en, ja };

export function predictionMessages(language: Language): PredictionMessages {
  return catalogue[language];
}

// The words of the quiz itself: its true-or-false questions and its score.
import type { Language } from "../../draw/language.js";

export interface QuizMessages {
  readonly beliefsHeading: string;
  readonly question: string;
  readonly prompt: string;
  readonly badTruth: (text: string) => string;
  readonly truth: (isTrue: boolean) => string;
  readonly right: (truth: string) => string;
  readonly wrong: (truth: string) => string;
  readonly shown: (truth: string) => string;
  /** The false belief behind a true statement. */
  readonly believed: (claim: string) => string;
  readonly seeItRun: (command: string) => string;
  readonly score: (right: number, asked: number) => string;
  readonly again: string;
  readonly nothingAgain: string;
}

const en: QuizMessages = {
  beliefsHeading: "What beginners believe, without a lesson of its own",
  question: "True or false?",
  prompt: "true or false > ",
  badTruth: (text) => `'${text}' is neither: type t for true or f for false.`,
  truth: (isTrue) => (isTrue ? "true" : "false"),
  right: (truth) => `Right, it is ${truth}.`,
  wrong: (truth) => `No, it is ${truth}.`,
  shown: (truth) => `It is ${truth}.`,
  believed: (claim) => `Many believe otherwise: "${claim}"`,
  seeItRun: (command) => `See it run: ${command}`,
  score: (right, asked) => `${right} of ${asked} right.`,
  again: "Worth another look:",
  nothingAgain: "Nothing to look at again.",
};

const ja: QuizMessages = {
  beliefsHeading: "レッスンのない、初学者の思い込み",
  question: "正しいでしょうか、誤りでしょうか。",
  prompt: "正 / 誤（t / f） > ",
  badTruth: (text) => `「${text}」では答えになりません。正しいなら t、誤りなら f と入力してください。`,
  truth: (isTrue) => (isTrue ? "正しい" : "誤り"),
  right: (truth) => `正解です。答えは「${truth}」です。`,
  wrong: (truth) => `不正解です。答えは「${truth}」です。`,
  shown: (truth) => `答えは「${truth}」です。`,
  believed: (claim) => `よくある思い込み：「${claim}」`,
  seeItRun: (command) => `実行して確かめるには：${command}`,
  score: (right, asked) => `${asked}問中${right}問正解です。`,
  again: "もう一度見ておきたいもの：",
  nothingAgain: "見直すものはありません。",
};

const catalogue: Readonly<Record<Language, QuizMessages>> = { en, ja };

export function quizMessages(language: Language): QuizMessages {
  return catalogue[language];
}

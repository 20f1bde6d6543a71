// What the quiz says itself: its true-or-false questions and its score.

const en = {
  beliefsHeading: "What beginners believe, without a lesson of its own",
  question: "True or false?",
  prompt: "true or false > ",
  badTruth: (text: string) => `'${text}' is neither: type t for true or f for false.`,
  truth: (isTrue: boolean): string => (isTrue ? "true" : "false"),
  right: (truth: string) => `Right, it is ${truth}.`,
  wrong: (truth: string) => `No, it is ${truth}.`,
  shown: (truth: string) => `It is ${truth}.`,
  /** The false belief behind a true statement. */
  believed: (claim: string) => `Many believe otherwise: "${claim}"`,
  seeItRun: (command: string) => `See it run: ${command}`,
  score: (right: number, asked: number) => `${right} of ${asked} right.`,
  again: "Worth another look:",
  nothingAgain: "Nothing to look at again.",
  ofProgram: (path: string) =>
    `the quiz is about lessons: run your own program with asyncio-lessons run ${path}`,
};

const ja: typeof en = {
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
  ofProgram: (path) =>
    `クイズに出せるのはレッスンだけです。自分のプログラムは asyncio-lessons run ${path} で実行してください。`,
};

export const quizWords = { en, ja };

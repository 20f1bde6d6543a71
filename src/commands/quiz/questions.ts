// What a quiz asks, in which order (each lesson's run, then the beliefs that this run refutes), and its statements, what is
// so, and the score as text.
import { askedOf, type Belief, beliefs } from "../../course/beliefs.js";
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";

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
  beliefsHeading: "レッスンで扱わない、よくある思い込み",
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

export interface QuizPlan {
  readonly parts: readonly { readonly lesson: Lesson; readonly beliefs: readonly Belief[] }[];
  /** Those that none of these lessons refutes; they come last. */
  readonly rest: readonly Belief[];
}

/**
 * @param named the lessons to ask about; null for the whole course, in which what measures real work is left out: it cannot
 *   run at once
 */
export function quizPlan(named: readonly Lesson[] | null): QuizPlan {
  const asked = new Set<number>();
  const parts = (named ?? lessons.filter(({ clock }) => clock === "any")).map((lesson) => {
    const own = beliefs.filter(({ number }) => lesson.beliefs.includes(number) && !asked.has(number));
    for (const { number } of own) asked.add(number);
    return { lesson, beliefs: own };
  });
  return { parts, rest: named === null ? beliefs.filter(({ number }) => !asked.has(number)) : [] };
}

/** The first lesson of the course whose run refutes the belief. */
export function lessonAgainst({ number }: Belief): Lesson | undefined {
  return lessons.find((lesson) => lesson.beliefs.includes(number));
}

/** True or false, in either language; null for what is neither. */
export function readTruth(text: string): boolean | null {
  const word = text.normalize("NFKC").trim().toLowerCase();
  if (/^(t|true|y|yes|正|正しい|はい|○|〇|◯|まる|マル)$/.test(word)) return true;
  if (/^(f|false|n|no|誤|誤り|間違い|いいえ|×|✕|x|ばつ|バツ)$/.test(word)) return false;
  return null;
}

export function renderStatement(belief: Belief, view: View): string {
  const { language } = view;
  const lines = paragraph(belief[askedOf(belief)][language], view.width, 4);
  const question = paragraph(quizWords[language].question, view.width, 2);
  return [...question, ...lines.map(view.theme.strong)].join("\n");
}

/**
 * @param answer null for "show me"
 * @param command what runs the lesson that shows it; null where no lesson does
 */
export function renderStatementVerdict(
  belief: Belief,
  answer: boolean | null,
  command: string | null,
  view: View,
): string {
  const { theme, width, language } = view;
  const words = quizWords[language];
  const isTrue = askedOf(belief) === "fact";
  const truth = words.truth(isTrue);
  const judged = (state: "finished" | "failed", said: string): string[] =>
    paragraph(`${theme.glyphs.outcome[state]} ${said}`, width, 2, 4).map(theme.outcome[state]);
  const head =
    answer === null
      ? paragraph(words.shown(truth), width, 2)
      : answer === isTrue
        ? judged("finished", words.right(truth))
        : judged("failed", words.wrong(truth));
  const why = isTrue ? words.believed(belief.claim[language]) : belief.fact[language];
  const where = command === null ? [] : paragraph(words.seeItRun(command), width, 4).map(theme.faint);
  return [...head, ...paragraph(why, width, 4), ...where].join("\n");
}

interface Score {
  readonly right: number;
  readonly asked: number;
  /** What to look at again, each once: a command to run, or a statement of no lesson. */
  readonly again: ReadonlySet<string>;
}

export function renderScore({ right, asked, again }: Score, view: View): string {
  const { theme, width, language } = view;
  const words = quizWords[language];
  const head = paragraph(words.score(right, asked), width, 2).map(theme.strong);
  if (again.size === 0) return [...head, ...paragraph(words.nothingAgain, width, 2)].join("\n");
  const lines = [...again].flatMap((each) => paragraph(each, width, 4, 6));
  return [...head, ...paragraph(words.again, width, 2), ...lines].join("\n");
}

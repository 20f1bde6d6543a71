// What a quiz asks, in which order (each lesson's run, then the beliefs that this run refutes), and its statements, what is
// so, and the score as text.
import { askedOf, type Belief, beliefs } from "../../course/beliefs.js";
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { english } from "../../draw/say.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";

const en = {
  /** Above each question. */
  counter: (nth: number, count: number) => `Question ${nth} of ${count}`,
  /** Before the next program. */
  onward: "Enter goes on, q leaves > ",
  /** How to go on with a quiz that is left. */
  goOn: (answered: number, total: number) =>
    `${answered} of ${english.count(total, "question")} answered. To go on: asyncio-lessons quiz`,
  finished: (right: number, total: number) =>
    `That was the last of ${english.count(total, "question")}: ${right} right in all. The next quiz begins anew.`,
  question: "True or false? Enter alone shows the answer, q leaves.",
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
  counter: (nth, count) => `問題 ${nth} / ${count}`,
  onward: "Enter で次へ進み、q なら終わります > ",
  goOn: (answered, total) =>
    `全${total}問のうち${answered}問に答えました。続きは asyncio-lessons quiz で始められます。`,
  finished: (right, total) =>
    `これで全${total}問が終わりました（正解${right}問）。次のクイズは最初から始まります。`,
  question: "正しいでしょうか、誤りでしょうか。Enter だけなら答えを表示し、q なら終わります。",
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

/** A lesson's run to predict, or a statement to judge that this run shows to be true or false. */
export interface QuizQuestion {
  /** By which its answer is kept. */
  readonly id: string;
  readonly lesson: Lesson;
  readonly belief: Belief | null;
}

/**
 * @param named the lessons to ask about; null for the whole course, in which what measures real work is left out: it cannot
 *   run at once
 */
export function quizQuestions(named: readonly Lesson[] | null): QuizQuestion[] {
  const asked = new Set<Belief>();
  return (named ?? lessons.filter(({ clock }) => clock === "any")).flatMap((lesson) => {
    const own = beliefs.filter((belief) => lesson.beliefs.includes(belief.number) && !asked.has(belief));
    for (const belief of own) asked.add(belief);
    const ofBeliefs = own.map((belief) => ({ id: String(belief.number), lesson, belief }));
    return [{ id: lesson.id, lesson, belief: null }, ...ofBeliefs];
  });
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
 * @param command what runs the lesson that shows it
 */
export function renderStatementVerdict(
  belief: Belief,
  answer: boolean | null,
  command: string,
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
  const where = paragraph(words.seeItRun(command), width, 4).map(theme.faint);
  return [...head, ...paragraph(why, width, 4), ...where].join("\n");
}

interface Score {
  readonly right: number;
  readonly asked: number;
  /** What to look at again, each once: a command to run. */
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

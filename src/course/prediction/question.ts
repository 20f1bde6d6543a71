// What a lesson can be asked about before it runs, and reading the answers.
import type { Second } from "../../trace/event.js";
import type { ExpectedLine, Lesson } from "../model.js";

/** A line that the learner puts in its place. */
export interface Choice {
  /** What is typed for it: the value itself, or a number. Letters are for what else may be typed: q, b, l. */
  readonly key: string;
  /** The line with Python's names, and `{}` in the place of figures. */
  readonly template: string;
  /** What is seen of it before the run. */
  readonly asked: string;
}

export interface Question {
  readonly lesson: Lesson;
  /** Null where there is no order to ask for: fewer than two lines that can be told apart. */
  readonly order: { readonly by: "value" | "number"; readonly choices: readonly Choice[] } | null;
  /** Is its time asked for? Not that of real work, which nobody knows. */
  readonly seconds: boolean;
}

/** More of its lines than this nobody would put in order. */
const mostLines = 6;

export function questionOf(lesson: Lesson): Question {
  const lines = lesson.prints.flatMap(lineOf);
  const distinct = lines.filter(({ asked }) => lines.filter((line) => line.asked === asked).length === 1);
  return { lesson, order: orderQuestion(lesson, distinct), seconds: lesson.clock !== "real" };
}

type Line = Omit<Choice, "key">;

function lineOf(line: ExpectedLine): Line[] {
  if ("elapsed" in line) return [];
  const template = "text" in line ? line.text : "timed" in line ? line.timed : line.measured;
  const asked = ("text" in line ? line.asked : undefined) ?? template;
  // A line of figures alone, or of nothing, tells nobody which it is.
  return /[\p{L}\p{N}]/u.test(asked.replaceAll("{}", "")) ? [{ template, asked }] : [];
}

function orderQuestion({ id, compared, never }: Lesson, lines: readonly Line[]): Question["order"] {
  const values = lines.filter(({ asked }) => /^[\p{L}\p{N}]{1,6}$/u.test(asked)).slice(0, mostLines);
  // Where the three jobs are what matters, they are what is asked about.
  if (values.length > 1 && (compared || values.length === lines.length)) {
    const choices = values.map((line) => ({ key: line.asked, ...line }));
    return { by: "value", choices: choices.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
  }
  if (lines.length < 2) return null;
  const asked = [...lines.slice(0, mostLines), ...never.map((text) => ({ template: text, asked: text }))];
  const choices = shuffled(asked, id).map((line, at) => ({ key: String(at + 1), ...line }));
  return { by: "number", choices };
}

/** Always the same for one lesson, and never as they were. */
function shuffled<T>(lines: readonly T[], seed: string): T[] {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const result = [...lines];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result.every((line, at) => line === lines[at])
    ? [...result.slice(1), ...result.slice(0, 1)]
    : result;
}

/** What was answered; null for what was not asked, or left to be shown. */
export interface Prediction {
  /** Keys of the question's choices. One that is missing is not printed at all. */
  readonly order: readonly string[] | null;
  readonly seconds: Second | null;
}

/** Could it have been given to this question? One that was kept is of a lesson as it was then. */
export function isAnswerTo({ order }: Question, prediction: Prediction): boolean {
  const keys = order?.choices.map(({ key }) => key) ?? [];
  return prediction.order?.every((key) => keys.includes(key)) ?? true;
}

/** What is wrong with an answer: a word that is none of the keys, one given twice. */
export interface AnswerProblem {
  readonly kind: "unknown" | "twice";
  readonly word: string;
}

export function readOrder(
  text: string,
  order: NonNullable<Question["order"]>,
): readonly string[] | AnswerProblem {
  const keys = order.choices.map(({ key }) => key);
  const plain = text.normalize("NFKC").trim();
  if (/^(-+|none|nothing|なし|無し)$/i.test(plain)) return [];
  let words = plain.split(/[\s,、;.→>-]+|[)）]/).filter((word) => word !== "");
  // `321` for `3 2 1`, where nothing else can be meant.
  const [only = ""] = words;
  if (words.length === 1 && keys.every((key) => key.length === 1)) words = [...only];
  const found: string[] = [];
  for (const word of words) {
    const key = keys.find((each) => each.toLowerCase() === word.toLowerCase());
    if (key === undefined) return { kind: "unknown", word };
    if (found.includes(key)) return { kind: "twice", word: key };
    found.push(key);
  }
  return found;
}

/** `6`, `6.0`, `6s`, `6 seconds`, `6秒`; null for what is no length of time. */
export function readSeconds(text: string): Second | null {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(?:s|secs?|seconds?|秒)?\.?$/i.exec(text.normalize("NFKC").trim());
  return match === null ? null : Number(match[1]);
}

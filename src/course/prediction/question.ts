// What a lesson can be asked about before it runs, and reading the answers.
import type { Second } from "../../trace/event.js";
import type { ExpectedLine, Lesson } from "../model.js";

/** A line that the learner puts in its place. */
export interface Choice {
  /** What is typed for it: the value itself, or a number. Letters are for what else may be typed: q, b, l. */
  readonly key: string;
  /** The line with Python's names, and `{}` in the place of figures. */
  readonly template: string;
}

export interface Question {
  readonly lesson: Lesson;
  /** Null where there is no order to ask for: fewer than two lines that can be told apart. */
  readonly order: { readonly by: "value" | "number"; readonly choices: readonly Choice[] } | null;
  /** Is its time asked for? Not that of real work, which nobody knows. */
  readonly seconds: boolean;
}

/** More lines than this nobody would put in order. */
const mostLines = 6;

export function questionOf(lesson: Lesson): Question {
  const templates = lesson.prints.flatMap(templateOf);
  const distinct = templates.filter((text) => templates.indexOf(text) === templates.lastIndexOf(text));
  return { lesson, order: orderQuestion(lesson, distinct), seconds: lesson.clock !== "real" };
}

function templateOf(line: ExpectedLine): string[] {
  if ("elapsed" in line) return [];
  const template = "text" in line ? line.text : "timed" in line ? line.timed : line.measured;
  // A line of figures alone, or of nothing, tells nobody which it is.
  return /[\p{L}\p{N}]/u.test(template.replaceAll("{}", "")) ? [template] : [];
}

function orderQuestion({ id, compared }: Lesson, templates: readonly string[]): Question["order"] {
  const values = templates.filter((text) => /^[\p{L}\p{N}]{1,6}$/u.test(text)).slice(0, mostLines);
  // Where the three jobs are what matters, they are what is asked about.
  if (values.length > 1 && (compared || values.length === templates.length)) {
    const choices = values.map((text) => ({ key: text, template: text }));
    return { by: "value", choices: choices.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
  }
  if (templates.length < 2) return null;
  const choices = shuffled(templates.slice(0, mostLines), id).map((template, at) => ({
    key: String(at + 1),
    template,
  }));
  return { by: "number", choices };
}

/** Always the same for one lesson, and never as they were. */
function shuffled(texts: readonly string[], seed: string): string[] {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const result = [...texts];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [result[at], result[other]] = [result[other] as string, result[at] as string];
  }
  return result.every((text, at) => text === texts[at])
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

// What a quiz asks, in which order: each lesson's run, then the beliefs that this run refutes.
import { type Belief, beliefs } from "./beliefs.js";
import { lessons } from "./catalogue.js";
import type { Lesson } from "./model.js";

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

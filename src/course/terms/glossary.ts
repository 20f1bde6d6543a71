// The vocabulary: what a term is, every one of them, and how one is found. Its two programs lie in `programs/`, under its id.
import { nearest } from "../../asyncio/python/nearest.js";
import type { Language, Localized } from "../../draw/view.js";
import type { Lesson } from "../model.js";
import { cancelling } from "./cancelling.js";
import { coroutines } from "./coroutines.js";
import { loop } from "./loop.js";
import { models } from "./models.js";
import { several } from "./several.js";
import { sync } from "./sync.js";
import { tasks } from "./tasks.js";

export interface Term {
  /** In snake_case; names the term's programs. */
  readonly id: string;
  /** As it stands in running text. */
  readonly name: Localized;
  /** Other words that find it, in either language. How they are written (case, `-`, `_`, spaces) makes no difference. */
  readonly synonyms: readonly string[];
  /** Two to four sentences. */
  readonly means: Localized;
  /** The ids of related terms. */
  readonly see: readonly string[];
  /** The ids of the lessons that show it, the best one first. */
  readonly lessons: readonly string[];
  /** The oldest Python that can run `program.py`; "3.8" unless given. */
  readonly python?: Lesson["python"];
}

export interface TermGroup {
  readonly name: Localized;
  readonly terms: readonly Term[];
}

/** Terms as they are written down, by their ids; `en` and `ja` say what one means. */
export interface TermFacts {
  readonly name: Localized;
  readonly terms: Readonly<
    Record<
      string,
      Pick<Term, "name" | "see" | "python"> & Partial<Pick<Term, "synonyms" | "lessons">> & Localized
    >
  >;
}

/** In the order in which they are listed. */
const groups: readonly TermFacts[] = [coroutines, tasks, loop, several, cancelling, sync, models];

export const termGroups: readonly TermGroup[] = groups.map((group) => {
  const terms = Object.entries(group.terms).map(([id, { en, ja, ...facts }]) => {
    return { id, synonyms: [], lessons: [], ...facts, means: { en, ja } };
  });
  return { name: group.name, terms };
});

export const terms: readonly Term[] = termGroups.flatMap((group) => group.terms);

/**
 * One form for the ways in which a word can be written: `createTask`, `create_task`, `asyncio.create_task()` and
 * `Create Task` are the same, and so are `マネージャー`, `マネージャ` and `まねーじゃー`, as it is typed.
 */
export function lookupKeyOf(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*asyncio\./, "")
    .replace(/\(\)\s*$/, "")
    .replace(/[-_\s・]/g, "")
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .replace(/ー+$/, "");
}

/** Every way to name a term. */
export function lookupWordsOf({ id, name, synonyms }: Term): string[] {
  return [id, name.en, name.ja, ...synonyms];
}

const byKey: ReadonlyMap<string, Term> = new Map(
  terms.flatMap((term) => lookupWordsOf(term).map((word) => [lookupKeyOf(word), term] as const)),
);

/** The term that a word names, in English or Japanese; an English plural is taken as well. Never a guess. */
export function findTerm(word: string): Term | undefined {
  const key = lookupKeyOf(word);
  return byKey.get(key) ?? byKey.get(key.replace(/s$/, ""));
}

export function termWithId(id: string): Term | undefined {
  return terms.find((term) => term.id === id);
}

/**
 * The terms that a word may have meant, nearest first, each by what finds it in that language; empty when none is near. Of
 * those that a pasted message holds, the longest is the nearest.
 */
export function suggestTerms(word: string, language: Language): string[] {
  const key = lookupKeyOf(word);
  const away = (known: string): number => Math.abs(known.length - key.length);
  const near = nearest(
    key,
    [...byKey.keys()].sort((one, other) => away(one) - away(other)),
  );
  const found = new Set(near.flatMap((each) => byKey.get(each) ?? []));
  // Where both languages say the same, the id says it without a shell's own characters, as in `sleep(0)`.
  return [...found].map(({ id, name }) => (language === "en" || name.ja === name.en ? id : name.ja));
}

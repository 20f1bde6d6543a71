// The vocabulary: every term, and how one is found.
import { nearest } from "../../asyncio/python/nearest.js";
import { cancelling } from "./cancelling.js";
import { coroutines } from "./coroutines.js";
import { loop } from "./loop.js";
import type { Term, TermGroup } from "./model.js";
import { models } from "./models.js";
import { several } from "./several.js";
import { sync } from "./sync.js";
import { tasks } from "./tasks.js";

/** In the order in which they are listed. */
export const termGroups: readonly TermGroup[] = [coroutines, tasks, loop, several, cancelling, sync, models];

export const terms: readonly Term[] = termGroups.flatMap((group) => group.terms);

/**
 * One form for the ways in which a word can be written: `createTask`, `create_task`, `asyncio.create_task()` and
 * `Create Task` are the same, and so are `フューチャー` and `フューチャ`.
 */
export function lookupKeyOf(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*asyncio\./, "")
    .replace(/\(\)\s*$/, "")
    .replace(/[-_\s・]/g, "")
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

/** The names of the terms that a word may have meant, nearest first; empty when none is near. */
export function suggestTerms(word: string): string[] {
  const keys = nearest(lookupKeyOf(word), [...byKey.keys()]);
  return [...new Set(keys.flatMap((key) => byKey.get(key)?.id ?? []))];
}

// What a word of the vocabulary is, and how it is written down: facts as data. Its two programs lie in `programs/`, under its id.
import type { Localized } from "../../draw/view.js";
import type { Lesson } from "../model.js";

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

/** A term's facts, under its id; `en` and `ja` say what it means. */
type Facts = Pick<Term, "name" | "see" | "python"> & Partial<Pick<Term, "synonyms" | "lessons">> & Localized;

export function termGroup(group: { name: Localized; terms: Readonly<Record<string, Facts>> }): TermGroup {
  const terms = Object.entries(group.terms).map(([id, { en, ja, ...facts }]) => {
    return { id, synonyms: [], lessons: [], ...facts, means: { en, ja } };
  });
  return { name: group.name, terms };
}

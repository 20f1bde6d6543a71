// Words why an event happened: one sentence, in either language.
import type { Language } from "../../draw/language.js";
import { oneLine } from "../../trace/harmless.js";
import type { Why } from "../model/whyOf.js";
import type { Quoted } from "./names.js";
import { whyInEnglish } from "./sentence.en.js";
import { whyInJapanese } from "./sentence.ja.js";

const wordings: Readonly<Record<Language, (why: Why, quoted?: Quoted) => string>> = {
  en: whyInEnglish,
  ja: whyInJapanese,
};

/** Of one line, whatever the trace says. Names of the program stand in backticks, in Python's spelling. */
export function whySentence(why: Why, language: Language): string {
  return oneLine(wordings[language](why));
}

/** The same, with the program's texts in full: for who reads a line of any length, or has it read to them. */
export function wholeWhySentence(why: Why, language: Language): string {
  return oneLine(wordings[language](why, oneLine));
}

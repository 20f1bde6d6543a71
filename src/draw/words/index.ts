// The one door to the catalogue of words.
import type { Language } from "../language.js";
import { en } from "./en.js";
import { ja } from "./ja.js";
import type { Messages } from "./types.js";

export type { Messages, Standing, TreeMoment } from "./types.js";

const catalogue: Readonly<Record<Language, Messages>> = { en, ja };

export function messagesFor(language: Language): Messages {
  return catalogue[language];
}

// A text has its parts, in their order, is as long as a lesson takes, and ends with two things to try.
import { prose } from "./markdown.js";
import type { Faults, Room } from "./room.js";
import { withoutCopy } from "./tries/items.js";

/** The headings below the title, in each language. */
const PARTS = {
  "en.md": ["What to watch", "What happened and why", "A common misconception", "Two things to try"],
  "ja.md": ["見どころ", "何が起きたのか、なぜか", "よくある誤解", "試してみよう"],
} as const;

const FEWEST_WORDS = 200;
const MOST_WORDS = 500;

export function checkTexts(room: Room): Faults {
  return (["en.md", "ja.md"] as const).flatMap((file) => {
    const text = room.files.get(file) ?? "";
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? "");
    const faults: Faults = [];
    if (headings.join("\n") !== PARTS[file].join("\n")) {
      faults.push(
        `${file} has the parts "${headings.join('", "')}" in place of "${PARTS[file].join('", "')}"`,
      );
    }
    // What is done by hand takes its own time.
    const words = countWords(withoutCopy(text), file === "en.md" ? "en" : "ja");
    if (words < FEWEST_WORDS || words > MOST_WORDS) {
      faults.push(`${file} has ${words} words: it should have ${FEWEST_WORDS} to ${MOST_WORDS}`);
    }
    const tries = (text.split(/^## /m).at(-1) ?? "").match(/^\d\. \S/gm) ?? [];
    if (tries.length !== 2)
      faults.push(`${file} gives ${tries.length} things to try, numbered 1. and 2., not 2`);
    return faults;
  });
}

/** Code counts as a word. */
function countWords(text: string, language: "en" | "ja"): number {
  const words = new Intl.Segmenter(language, { granularity: "word" }).segment(
    prose(text).replaceAll("``", " code "),
  );
  return [...words].filter(({ isWordLike }) => isWordLike).length;
}

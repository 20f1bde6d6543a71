// The few parts of a lesson's text that the checks look at. Fenced code is left out: its `#` is no heading.

function withoutFences(text: string): string {
  return text.replace(/^(```+|~~~+).*\n(?:.*\n)*?\1.*$/gm, "");
}

/** The levels of the headings in order: 1 for `#`, 2 for `##`. */
export function headingLevels(text: string): number[] {
  return [...withoutFences(text).matchAll(/^(#{1,6})\s+\S/gm)].map((match) => match[1]?.length ?? 0);
}

/** What stands in backticks, each once, in the order of its first use. */
export function codeReferences(text: string): string[] {
  return [...new Set([...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ""))];
}

/** The text as sentences alone, without fenced code and without what stands in backticks. */
export function prose(text: string): string {
  return withoutFences(text).replace(/`[^`\n]+`/g, "``");
}

/** The sentences of a text's paragraphs, each up to its full stop or its colon; a closing quote or bracket belongs to it. */
export function sentencesOf(text: string, language: "en" | "ja"): string[] {
  const ends = {
    en: /(?<=[.?!]["”)]{0,2})\s+|(?<=:["”)]{0,2})\s+(?=[^a-z])/,
    ja: /(?<=。[」）]{0,2})(?![」）。])/,
  };
  return text
    .split("\n")
    .flatMap((line) => line.split(ends[language]))
    .filter((sentence) => sentence.trim() !== "");
}

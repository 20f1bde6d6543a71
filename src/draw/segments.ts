// Text in its parts. A segmenter takes 70 ms to make, so none is made before Japanese or a cut asks for it.

const made = new Map<"grapheme" | "word", Intl.Segmenter>();

function segmentsOf(text: string, granularity: "grapheme" | "word"): string[] {
  let segmenter = made.get(granularity);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter("ja", { granularity });
    made.set(granularity, segmenter);
  }
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** What a reader takes for single characters. */
export function graphemesOf(text: string): string[] {
  // Without anything beyond ASCII each character stands for itself, and no segmenter is needed.
  return /^[\x20-\x7e]*$/.test(text) ? [...text] : segmentsOf(text, "grapheme");
}

/** Words, and what stands between them; Japanese is parted as well. */
export function wordsOf(text: string): string[] {
  return segmentsOf(text, "word");
}

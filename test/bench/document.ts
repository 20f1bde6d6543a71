// The report as a JSON document for scripts. Its keys stay; what changes their meaning raises `schema`. Pure.
import { isMet, missedOf } from "./figures.js";
import type { Report } from "./model.js";

/** One document, ended by a line feed. Times are seconds; `memory`, and what is in `bytes` or `times as large`, is bytes. */
export function toJson({ machine, isQuick, figures, skipped }: Report): string {
  const document = {
    schema: 2,
    source: "measured",
    quick: isQuick,
    met: missedOf(figures).length === 0,
    machine,
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
    skipped,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

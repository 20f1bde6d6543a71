// The rows beside a run: the sequential baseline and the article's figure.
import { baseline } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import type { Figure } from "../../trace/compare.js";
import type { Second } from "../../trace/event.js";
import { figureOf, isWhole, type Measurement, measure } from "./measure.js";
import { baselineWith } from "./otherDelays.js";
import { lessonTarget } from "./targets.js";

/** The baseline with the delays of this very run; null where it has not as many. */
export async function baselineWithDelays(
  delays: readonly Second[],
  signal: AbortSignal,
): Promise<Figure | null> {
  const target = baselineWith(delays);
  return target && figureOf(await measure(target, { kind: "virtual" }, { signal }));
}

/** The baseline as measured in this very call where it was, else run in virtual time, at once. */
export async function baselineFigure(measured: readonly Measurement[], signal: AbortSignal): Promise<Figure> {
  const own = measured.find((run) => run.target.lesson === baseline && isWhole(run));
  return figureOf(own ?? (await measure(lessonTarget(baseline), { kind: "virtual" }, { signal })));
}

/** What the article reports for the lesson; null where it reports nothing. */
export function articleFigure({ article }: Lesson): Figure | null {
  if (article === null) return null;
  const { order, elapsed, borrowedFrom } = article;
  const figure: Figure = { label: "article", order, elapsed, source: "article" };
  return borrowedFrom === undefined ? figure : { ...figure, note: { kind: "borrowed", from: borrowedFrom } };
}

// What all pictures have in common: the ground, the style, a title and a description to be read aloud, time and legend.
import { endSaid } from "../../trace/lanes.js";
import type { Axis } from "../scale.js";
import type { DrawnLane } from "../turns.js";
import type { Language } from "../view.js";
import { widthOf } from "../width.js";
import { drawWords } from "../words.js";
import { askedMark, outcomeMark, requestsSeen, stateBar, statesSeen } from "./lane.js";
import { styleOf } from "./style.js";
import { element, px, textElement, textOf } from "./xml.js";

export const pictureWidth = 840;
export const margin = 22;
/** A column of the letters of names, and of the legend's, in pixels. */
export const nameColumn = 7.9;
const wordColumn = 6.6;
const scope = "asyncio-lessons";

export interface Picture {
  /** Tells the picture's parts from those of others on the same page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly body: readonly string[];
}

export function drawPicture({ id, title, description, height, body }: Picture, language: Language): string {
  const [titleId, descriptionId] = [`${id}-title`, `${id}-desc`];
  const root = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xml:lang": language,
      class: scope,
      role: "img",
      "aria-labelledby": `${titleId} ${descriptionId}`,
      viewBox: `0 0 ${pictureWidth} ${px(height)}`,
      width: pictureWidth,
      height: px(height),
    },
    element("title", { id: titleId }, textOf(title)),
    element("desc", { id: descriptionId }, textOf(description)),
    `<style>\n${styleOf(scope)}\n</style>`,
    element("rect", {
      class: "ground",
      x: 0.5,
      y: 0.5,
      width: pictureWidth - 1,
      height: px(height - 1),
      rx: 6,
    }),
    ...body,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** The marks of time above, and the lines down from them. */
export function drawAxis(axis: Axis, labelsAt: number, bottom: number): string[] {
  const top = labelsAt + 8;
  return axis.marks.flatMap(({ x, label }) => [
    element("line", { class: "grid", x1: px(x), y1: top, x2: px(x), y2: px(bottom) }),
    textElement(
      { class: "small faint", x: px(x), y: labelsAt, "text-anchor": x === axis.left ? "start" : "middle" },
      label,
    ),
  ]);
}

/** What the shapes mean, of those that occur; `height` is what it takes. */
export function drawLegend(
  lanes: readonly DrawnLane[],
  axis: Axis,
  top: number,
  language: Language,
): { readonly parts: readonly string[]; readonly height: number } {
  const { legend, states, outcomes } = drawWords[language];
  const lineHeight = 22;
  const shapeWidth = 26;
  let x = margin;
  let middle = top + lineHeight / 2;
  const parts: string[] = [];
  const put = (shape: (x: number, middle: number) => string, words: string): void => {
    const width = shapeWidth + widthOf(words) * wordColumn + 18;
    if (x > margin && x + width > pictureWidth - margin) {
      x = margin;
      middle += lineHeight;
    }
    parts.push(
      shape(x, middle),
      textElement({ class: "small words faint", x: px(x + shapeWidth), y: px(middle + 4) }, words),
    );
    x += width;
  };
  const seen = new Set(lanes.flatMap((lane) => [...statesSeen(lane, axis)]));
  for (const state of ["running", "turns", "blocked", "waiting", "ready"] as const) {
    if (!seen.has(state)) continue;
    const isNarrow = state === "running" || state === "turns";
    put(
      (x, middle) => stateBar(state, x + (isNarrow ? 8 : 0), isNarrow ? 4 : 19, middle),
      state === "turns" ? legend.turns : states[state],
    );
  }
  if (lanes.some((lane) => requestsSeen(lane, axis).length > 0))
    put((x, middle) => askedMark(x + 10, middle + 7), legend.asked);
  const seenOutcomes = new Set(lanes.map(endSaid));
  for (const outcome of ["failed", "cancelled", "unfinished"] as const)
    if (seenOutcomes.has(outcome))
      put((x, middle) => outcomeMark(outcome, x + 10, middle), outcomes[outcome]);
  return { parts, height: middle + lineHeight / 2 - top };
}

// Several runs as one picture: the lanes of each below its name, all on one time axis.
import type { Figure } from "../../trace/compare.js";
import type { Lane } from "../../trace/lanes.js";
import { orderText, seconds } from "../figures.js";
import { type Axis, axisOf } from "../scale.js";
import type { Language } from "../view.js";
import { truncate, widthOf } from "../width.js";
import { drawWords, pictureWords } from "../words.js";
import { drawAxis, drawLegend, drawPicture, margin, pictureWidth } from "./picture.js";
import { describeRows, drawRows, type LaneRows, laneRowsOf, lanesOn } from "./rows.js";
import { element, px, textElement, textOf } from "./xml.js";

export interface SvgRun {
  readonly figure: Figure;
  /** In the order to draw them. */
  readonly lanes: readonly Lane[];
}

/** Of each run; more of them would hide what they are compared for. */
const mostLanes = 8;
/** What was printed, if it is no longer; the lanes tell it all. */
const longestOrder = 36;
const titleAt = 32;
const labelsAt = 62;
const runsAt = 74;
/** The line with a run's name, and what is left below its lanes. */
const headHeight = 32;
const gap = 10;

export function renderCompareSvg(runs: readonly SvgRun[], language: Language): string {
  const blocks = runs.map((run) => ({ ...run, rows: laneRowsOf(run.lanes, mostLanes) }));
  const nameWidth = Math.max(0, ...blocks.map(({ rows }) => rows.nameWidth));
  const end = runs.reduce(
    (latest, { figure, lanes }) => Math.max(latest, figure.elapsed, ...lanes.map(({ to }) => to)),
    0,
  );
  const axis = axisOf(end, margin + nameWidth + 16, pictureWidth - margin - 8);
  let y = runsAt;
  const drawn = blocks.flatMap(({ figure, rows }) => {
    const parts = drawRun(figure, rows, y, axis, language);
    y += headHeight + rows.height + gap;
    return parts;
  });
  const shown = blocks.flatMap(({ rows }) => lanesOn(rows, axis));
  const legend = drawLegend(shown, axis, y + 6, language);
  const title = pictureWords[language].comparison;
  const body = [
    textElement({ class: "title", x: margin, y: titleAt }, title),
    ...drawAxis(axis, labelsAt, y),
    ...drawn,
    ...legend.parts,
  ];
  const described = blocks.map(({ figure: { label, elapsed }, rows }) =>
    pictureWords[language].run(label, elapsed, describeRows(rows, language)),
  );
  const height = y + 6 + legend.height + 12;
  return drawPicture({ id: "comparison", title, description: described.join(" "), height, body }, language);
}

/** Its name, its order, how long it took and by which clock; below that its lanes. */
function drawRun(figure: Figure, rows: LaneRows, top: number, axis: Axis, language: Language): string[] {
  const right = `${seconds(figure.elapsed)} · ${drawWords[language].from(figure)}`;
  const room = Math.floor((pictureWidth - 2 * margin) / 7.9) - widthOf(figure.label) - widthOf(right) - 6;
  const order = truncate(orderText(figure.order), Math.max(0, Math.min(room, longestOrder)), "…");
  const end = pictureWidth - margin;
  return [
    element("line", { class: "edge", x1: margin, y1: px(top + 0.5), x2: end, y2: px(top + 0.5) }),
    element(
      "text",
      { x: margin, y: px(top + 21) },
      element("tspan", { class: "strong" }, textOf(figure.label)),
      ...(order === "" ? [] : [element("tspan", { class: "faint", dx: 14 }, textOf(order))]),
    ),
    textElement({ class: "words small faint", x: end, y: px(top + 21), "text-anchor": "end" }, right),
    ...drawRows(rows, top + headHeight - 4, axis, language),
  ];
}

// The timeline of one run as a picture, for a README or a slide.
import type { Awaiting } from "../../trace/awaiting.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second } from "../../trace/event.js";
import type { Lane } from "../../trace/lanes.js";
import { seconds } from "../figures.js";
import { axisOf } from "../scale.js";
import { lanesToDraw } from "../shownLanes.js";
import type { Language } from "../view.js";
import { truncate, widthOf } from "../width.js";
import { drawWords, type Origin } from "../words.js";
import { drawAwaiting } from "./awaiting.js";
import { drawAxis, drawLegend, drawPicture, margin, pictureWidth } from "./picture.js";
import { describeRows, drawRows, laneRowsOf, lanesOn } from "./rows.js";
import { px, textElement } from "./xml.js";

export interface TimelineSvg {
  /** A lesson's id; null for a program of one's own. */
  readonly name: string | null;
  readonly title: string;
  readonly origin: Origin;
  readonly elapsed: Second;
  /** In the order to draw them. */
  readonly lanes: readonly Lane[];
  /** An await to be drawn below them, with all that takes part in it. */
  readonly awaiting?: Awaiting | null;
}

/** A picture with more would be no picture any more. */
const mostLanes = 40;
/** Where what stands in the picture begins, from above. */
const titleAt = 32;
const labelsAt = 62;
const lanesAt = 76;

export function renderTimelineSvg(data: TimelineSvg, language: Language): string {
  const { name, title, lanes, elapsed, awaiting = null } = data;
  const rows = laneRowsOf(lanes, mostLanes);
  const end = lanes.reduce((latest, { to }) => Math.max(latest, to), elapsed);
  const axis = axisOf(end, margin + rows.nameWidth + 16, pictureWidth - margin - 8);
  const bottom = lanesAt + rows.height;
  const legend = drawLegend(lanesOn(rows, axis), axis, bottom + 10, language);
  const underneath = bottom + 10 + legend.height + 12;
  const below = awaiting && drawAwaiting(awaiting, underneath, language);
  const body = [
    ...drawTitle(data, language),
    ...drawAxis(axis, labelsAt, bottom),
    ...drawRows(rows, lanesAt, axis, language),
    ...legend.parts,
    ...(below?.parts ?? []),
  ];
  const whole = name === null ? title : `${name} · ${title}`;
  const height = underneath + (below === null ? 0 : below.height + margin);
  const description = [describeRows(rows, language), ...(below?.told ?? [])].join(" ");
  return drawPicture({ id: `timeline-${name ?? "run"}`, title: whole, description, height, body }, language);
}

/** What it is of on the left; how long it took, and by which clock, on the right. */
function drawTitle({ name, title, elapsed, origin }: TimelineSvg, language: Language): string[] {
  const right = `${seconds(elapsed)} · ${drawWords[language].from(origin)}`;
  const room = Math.floor((pictureWidth - 2 * margin) / 8.6) - widthOf(right) - 4;
  const left = truncate(name === null ? title : `${name} · ${title}`, room, "…");
  const end = px(pictureWidth - margin);
  return [
    textElement({ class: "title", x: margin, y: titleAt }, left),
    textElement({ class: "words faint", x: end, y: titleAt, "text-anchor": "end" }, right),
  ];
}

export function timelineSvgOf(document: TraceDocument, language: Language): TimelineSvg {
  const { lesson, title, events, lanes } = document;
  return {
    name: lesson,
    title: title[language],
    origin: document,
    elapsed: events.at(-1)?.at ?? 0,
    lanes: lanesToDraw(events, lanes),
  };
}

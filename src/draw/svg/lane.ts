// One lane of a picture: its stretches, what it was asked, how it ended, and below it what it printed.
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { endSaid, type LaneOutcome, type LaneOutput } from "../../trace/lanes.js";
import type { Axis } from "../scale.js";
import type { DrawnLane, DrawnState } from "../turns.js";
import { truncate, widthOf } from "../width.js";
import { element, px, textOf } from "./xml.js";

/** How high a lane is, and how much what it printed adds to it. */
const laneHeight = 26;
const outputHeight = 16;
/** A column of the small letters, in pixels. */
const column = 6.7;
/** A stretch in which a lane ran is seen however short it was. */
export const leastRunning = 3;
/** Of what was printed at one place, more texts than this, and more letters, can be seen nowhere. */
const mostJoined = 20;
const longestText = 400;
/** Other stretches that are shorter than this, in pixels, are left out. */
const leastOther = 0.4;

export function heightOfLane({ outputs }: DrawnLane): number {
  return laneHeight + (outputs.length > 0 ? outputHeight : 0);
}

/** @param top where it begins; its bar lies in the middle of `laneHeight` below */
export function drawLane(lane: DrawnLane, top: number, axis: Axis): string[] {
  const middle = top + laneHeight / 2;
  const end = endSaid(lane);
  const asked = requestsSeen(lane, axis).map((at) => askedMark(axis.xOf(at), middle));
  return [
    ...stems(lane, middle, axis),
    ...bars(lane.intervals, middle, axis),
    ...asked,
    ...(end === null ? [] : [outcomeMark(end, axis.xOf(lane.to), middle)]),
    ...outputTexts(lane.outputs, middle + laneHeight / 2 + 10, axis),
  ];
}

/** The bar of one state, as it stands in a lane and in the legend. */
export function stateBar(state: DrawnState, x: number, width: number, middle: number): string {
  const height = state === "waiting" ? 4 : state === "ready" ? 9 : 15;
  // Two squares, one above the other.
  if (state === "turns")
    return element("path", {
      class: state,
      d: `M${px(x)} ${px(middle - 7.5)}h${px(width)}v5h${px(-width)}zm0 10h${px(width)}v5h${px(-width)}z`,
    });
  const inset = state === "ready" ? 0.75 : 0;
  return element("rect", {
    class: state,
    x: px(x + inset),
    y: px(middle - height / 2),
    width: px(Math.max(0.5, width - 2 * inset)),
    height,
    ...(state === "running" ? { rx: 1 } : {}),
  });
}

export function askedMark(x: number, middle: number): string {
  return element("path", { class: "asked", d: `M${px(x - 5)} ${px(middle - 12)}h10l-5 9z` });
}

export function outcomeMark(outcome: Exclude<LaneOutcome, "finished">, x: number, middle: number): string {
  switch (outcome) {
    case "failed":
      return element("path", { class: "failed", d: `M${px(x - 5)} ${px(middle - 5)}l10 10m0 -10l-10 10` });
    case "cancelled":
      return element("path", {
        class: "cancelled",
        d: `M${px(x - 6)} ${px(middle)}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0m2 4l8 -8`,
      });
    case "unfinished":
      return element(
        "g",
        { class: "unfinished" },
        ...[3, 8, 13].map((dx) => element("circle", { cx: px(x + dx), cy: px(middle), r: 1.7 })),
      );
  }
}

/** Waiting lies lowest, running on top of all: a step is shorter than what stands for it. */
const layers: readonly DrawnState[] = ["waiting", "ready", "blocked", "turns", "running"];

function bars(intervals: DrawnLane["intervals"], middle: number, axis: Axis): string[] {
  return layers.flatMap((state) =>
    joined(intervals, state, axis).map(({ from, to }) => stateBar(state, from, to - from, middle)),
  );
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches of a state in pixels; those that touch, or nearly so, are one, so that no picture has millions. */
function joined(intervals: DrawnLane["intervals"], state: DrawnState, axis: Axis): Stretch[] {
  const stretches: Stretch[] = [];
  for (const interval of intervals) {
    if (interval.state !== state) continue;
    let from = axis.xOf(interval.from);
    let to = axis.xOf(interval.to);
    if ((state === "running" || state === "turns") && to - from < leastRunning) {
      const middle = (from + to) / 2;
      from = Math.max(axis.left, Math.min(axis.right - leastRunning, middle - leastRunning / 2));
      to = from + leastRunning;
    } else if (to - from < leastOther) continue;
    const last = stretches.at(-1);
    if (last !== undefined && from - last.to < leastOther && from >= last.from)
      stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else stretches.push({ from, to });
  }
  return stretches;
}

/** When it was asked to end, but for what the mark of its end says already. */
export function requestsSeen({ cancelRequests, outcome, to }: DrawnLane, axis: Axis): readonly Second[] {
  if (outcome !== "cancelled") return cancelRequests;
  return cancelRequests.filter((at) => axis.xOf(to) - axis.xOf(at) > 8);
}

/** Those states of a lane that can be seen in a picture. */
export function statesSeen({ intervals }: DrawnLane, axis: Axis): ReadonlySet<DrawnState> {
  return new Set(layers.filter((state) => joined(intervals, state, axis).length > 0));
}

/** A thin line from the moment of an output to its text. */
function stems({ outputs }: DrawnLane, middle: number, axis: Axis): string[] {
  const places = new Set(outputs.map(({ at }) => Math.round(axis.xOf(at) * 2) / 2));
  return [...places].map((x) =>
    element("line", { class: "stem", x1: px(x), y1: px(middle), x2: px(x), y2: px(middle + 22) }),
  );
}

interface Printed {
  readonly x: number;
  readonly texts: string[];
}

function joinedText(texts: readonly string[]): string {
  return oneLine(texts.slice(0, mostJoined).join(" · ").slice(0, longestText));
}

/** What was printed, each text beside the moment of its writing, cut to what there is room for. */
function outputTexts(outputs: readonly LaneOutput[], baseline: number, axis: Axis): string[] {
  const groups: Printed[] = [];
  for (const { at, text } of outputs) {
    const x = axis.xOf(at);
    const last = groups.at(-1);
    if (last !== undefined && x - last.x < 2 * column) last.texts.push(text);
    else groups.push({ x, texts: [text] });
  }
  const fitting = (length: number): number => Math.floor((length - 8) / column);
  let taken = axis.left;
  return groups.flatMap(({ x, texts }, at) => {
    const text = joinedText(texts);
    const next = groups[at + 1];
    const gap = (next?.x ?? axis.right) - x;
    // The next text has to stand before its moment where the picture ends: that much is left to it, up to half.
    const nextWidth = next === undefined ? 0 : widthOf(joinedText(next.texts));
    const isLast = next !== undefined && nextWidth > fitting(axis.right - next.x);
    const after = fitting(isLast ? Math.max(gap / 2, gap - (nextWidth + 1) * column) : gap);
    const before = fitting(x - taken);
    const width = widthOf(text);
    // Where it does not fit behind its moment it may stand before it.
    const isBefore = width > after && before > after;
    const shown = truncate(text, Math.max(0, isBefore ? before : after), "…");
    taken = isBefore ? x + 4 : x + 8 + widthOf(shown) * column;
    if (shown === "" || shown === "…") return [];
    const anchor = isBefore ? { x: px(x - 4), "text-anchor": "end" } : { x: px(x + 4) };
    const whole = element("title", {}, textOf(text));
    return [
      element(
        "text",
        { class: "small", ...anchor, y: px(baseline) },
        textOf(shown) + (shown === text ? "" : whole),
      ),
    ];
  });
}

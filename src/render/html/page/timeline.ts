// The lanes over time as a picture: a state is told by its height and pattern as well as by its colour. It is drawn anew
// when its width or the words change; the cursor alone moves with the event.
import type { Second } from "../../../trace/event.js";
import type { Lane, LaneOutcome, LaneState } from "../../../trace/lanes.js";
import { mark } from "../../figures.js";
import { h, svg } from "./dom.js";

export interface TimelineData {
  readonly lanes: readonly Lane[];
  readonly labels: readonly string[];
  readonly end: Second;
}

export interface TimelineWords {
  readonly picture: string;
  readonly more: (count: number) => string;
  readonly states: Readonly<Record<LaneState, string>>;
  readonly outcomes: Readonly<Record<Exclude<LaneOutcome, "finished">, string>>;
}

/** More rows than this are of no help to the eye; the rest is counted. */
const mostLanes = 40;
const rowHeight = 26;
const top = 34;
/** Below this width the names stand above their lanes. */
const narrow = 560;
const heights: Readonly<Record<LaneState, number>> = { running: 16, blocked: 16, ready: 10, waiting: 4 };
/** Short stretches are drawn last, over the long ones. */
const order: readonly LaneState[] = ["waiting", "ready", "blocked", "running"];
const leastWidth: Readonly<Record<LaneState, number>> = { running: 3, blocked: 3, ready: 1, waiting: 0 };
const outcomeMarks = { failed: "✗", cancelled: "⊘", unfinished: "…" } as const;

interface Frame {
  readonly left: number;
  readonly right: number;
  /** What is free beside it, for what a lane printed last. */
  readonly margin: number;
  readonly end: Second;
}

export class Timeline {
  readonly element = h("div", { class: "lanes" });
  readonly #data: TimelineData;
  readonly #go: (at: Second) => void;
  #words: TimelineWords | null = null;
  #frame: Frame | null = null;
  #cursor: SVGElement | null = null;
  #at: Second = 0;
  #task: number | null = null;
  #names: readonly { readonly task: number | null; readonly element: SVGElement }[] = [];

  constructor(data: TimelineData, go: (at: Second) => void) {
    this.#data = data;
    this.#go = go;
    new ResizeObserver(() => this.#draw()).observe(this.element);
    this.element.addEventListener("pointerdown", (event) => this.#point(event));
    this.element.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.#point(event);
    });
  }

  say(words: TimelineWords): void {
    this.#words = words;
    this.#draw();
  }

  show(at: Second, task: number | null): void {
    this.#at = at;
    this.#task = task;
    const frame = this.#frame;
    if (frame === null || this.#cursor === null) return;
    this.#cursor.setAttribute("transform", `translate(${round(placeOf(at, frame))} 0)`);
    for (const { task: each, element } of this.#names) {
      element.classList.toggle("chosen", each !== null && each === task);
    }
  }

  #point(event: PointerEvent): void {
    const frame = this.#frame;
    if (frame === null || event.button > 0) return;
    const x = event.clientX - this.element.getBoundingClientRect().left;
    const share = (x - frame.left) / (frame.right - frame.left);
    if (share < -0.02) return;
    this.#go(Math.max(0, Math.min(1, share)) * frame.end);
  }

  #draw(): void {
    const width = this.element.clientWidth;
    const words = this.#words;
    if (words === null || width === 0) return;
    const { lanes, labels, end } = this.#data;
    const shown = lanes.slice(0, mostLanes);
    const isNarrow = width < narrow;
    const longest = Math.min(22, Math.max(4, ...labels.slice(0, mostLanes).map(({ length }) => length)));
    const longestNote = isNarrow ? 8 : 16;
    const notes = shown.map((lane) => noteOf(lane, end, longestNote, words));
    const margin = marginFor(shown, notes, end);
    const frame = { left: isNarrow ? 8 : longest * 8 + 20, right: width - margin, margin, end };
    const step = isNarrow ? rowHeight + 16 : rowHeight;
    const bottom = top + shown.length * step;
    const picture = svg("svg", {
      width,
      height: bottom + 6,
      viewBox: `0 0 ${width} ${bottom + 6}`,
      role: "img",
      "aria-label": words.picture,
    });
    picture.append(patterns(), axis(frame, bottom));
    const names: { task: number | null; element: SVGElement }[] = [];
    shown.forEach((lane, at) => {
      const y = top + at * step + (isNarrow ? 16 : 0);
      const label = labels[at] ?? "";
      const name = svg(
        "text",
        { class: "lane", x: isNarrow ? frame.left : 4, y: isNarrow ? y - 2 : y + 17 },
        shorten(label, isNarrow ? 40 : longest),
      );
      names.push({ task: lane.task, element: name });
      picture.append(name, row(lane, notes[at] ?? "", y, frame, words));
    });
    this.#cursor = svg(
      "g",
      { class: "cursor" },
      svg("line", { x1: 0, x2: 0, y1: top - 12, y2: bottom + 4 }),
      svg("path", { d: `M-6 ${top - 18}h12v5l-6 6l-6 -6z` }),
    );
    picture.append(this.#cursor);
    this.#names = names;
    this.#frame = frame;
    const hidden = lanes.length - shown.length;
    this.element.replaceChildren(picture);
    if (hidden > 0) this.element.append(h("p", { class: "faint" }, words.more(hidden)));
    this.show(this.#at, this.#task);
  }
}

function placeOf(at: Second, { left, right, end }: Frame): number {
  return end > 0 ? left + (Math.min(at, end) / end) * (right - left) : left;
}

function row(lane: Lane, note: string, y: number, frame: Frame, words: TimelineWords): SVGElement {
  const group = svg("g", {});
  for (const state of order) {
    for (const interval of lane.intervals) {
      if (interval.state !== state) continue;
      const from = placeOf(interval.from, frame);
      const width = Math.max(leastWidth[state], placeOf(interval.to, frame) - from);
      if (width === 0) continue;
      const height = heights[state];
      const bar = svg("rect", {
        class: `bar ${state}`,
        x: round(from),
        y: y + (rowHeight - height) / 2,
        width: round(width),
        height,
        rx: width > 4 ? 2 : 1,
      });
      bar.append(svg("title", {}, `${words.states[state]} ${mark(interval.from)} – ${mark(interval.to)}`));
      group.append(bar);
    }
  }
  for (const { at, text } of lane.outputs.slice(0, 200)) {
    const dot = svg("circle", { class: "printed", cx: round(placeOf(at, frame)), cy: y + 5, r: 3 });
    dot.append(svg("title", {}, `${mark(at)}: ${text}`));
    group.append(dot);
  }
  const end = placeOf(lane.to, frame);
  if (note !== "") {
    const isRight = end + 8 + widthOf(note) < frame.right + frame.margin;
    group.append(
      svg(
        "text",
        {
          class: lane.outcome === "failed" ? "note failed" : "note",
          x: round(isRight ? end + 8 : end - 8),
          y: isRight ? y + 17 : y + 10,
          "text-anchor": isRight ? "start" : "end",
        },
        note,
      ),
    );
  }
  return group;
}

function axis(frame: Frame, bottom: number): SVGElement {
  const group = svg("g", { class: "axis" });
  for (const at of marksOf(frame)) {
    const x = round(placeOf(at, frame));
    group.append(
      svg("line", { x1: x, x2: x, y1: top - 16, y2: bottom }),
      svg("text", { x, y: 12, "text-anchor": at === 0 ? "start" : "middle" }, mark(at)),
    );
  }
  return group;
}

/** Marks at round values: 1, 2 or 5 times a power of ten, at least 70 pixels apart. */
function marksOf({ left, right, end }: Frame): Second[] {
  if (!(end > 0)) return [0];
  const least = (end * 70) / Math.max(70, right - left);
  const power = 10 ** Math.floor(Math.log10(least));
  const size = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 10 * power;
  return Array.from({ length: Math.floor(end / size + 1e-9) + 1 }, (_, at) => at * size);
}

/** Diagonal lines for a held thread, upright ones for what is ready. */
function patterns(): SVGElement {
  return svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: "held", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "fill blocked", width: 6, height: 6 }),
      svg("rect", { class: "gap", width: 2, height: 6 }),
    ),
    svg(
      "pattern",
      { id: "queued", width: 4, height: 4, patternUnits: "userSpaceOnUse" },
      svg("rect", { class: "fill ready", width: 2.5, height: 4 }),
    ),
  );
}

/** How a lane ended, or else what it printed as it did: that is what most of the lessons are about. */
function noteOf(lane: Lane, end: Second, longest: number, words: TimelineWords): string {
  if (lane.outcome !== "finished") return `${outcomeMarks[lane.outcome]} ${words.outcomes[lane.outcome]}`;
  const said = lane.outputs.at(-1);
  return said !== undefined && lane.to - said.at <= end / 100 ? shorten(said.text, longest) : "";
}

/** Room for the notes of the lanes that end near the end. */
function marginFor(lanes: readonly Lane[], notes: readonly string[], end: Second): number {
  const widths = notes.filter((_, at) => (lanes[at]?.to ?? 0) > end * 0.85).map(widthOf);
  return 20 + Math.max(0, ...widths);
}

/** About as wide as a text is drawn, in pixels. */
function widthOf(text: string): number {
  return [...text].reduce((width, each) => width + (each > "\u2e7f" ? 13 : 7.4), 0);
}

/** The states and outcomes that occur, each with its swatch. */
export function legend(data: TimelineData, words: TimelineWords): HTMLElement[] {
  const states = new Set(data.lanes.flatMap(({ intervals }) => intervals.map(({ state }) => state)));
  const outcomes = new Set(data.lanes.map(({ outcome }) => outcome));
  const entries = (["running", "blocked", "ready", "waiting"] as const)
    .filter((state) => states.has(state))
    .map((state) => {
      const height = heights[state];
      const swatch = svg(
        "svg",
        { width: 22, height: 16, "aria-hidden": "true" },
        svg("rect", { class: `bar ${state}`, x: 0, y: (16 - height) / 2, width: 22, height, rx: 2 }),
      );
      return h("li", {}, swatch, words.states[state]);
    });
  for (const outcome of ["failed", "cancelled", "unfinished"] as const) {
    if (!outcomes.has(outcome)) continue;
    entries.push(
      h("li", {}, h("span", { "aria-hidden": "true" }, outcomeMarks[outcome]), words.outcomes[outcome]),
    );
  }
  return entries;
}

function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

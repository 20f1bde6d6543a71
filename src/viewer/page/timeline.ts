// The lanes over time as a picture: a state is told by its height and pattern as well as by its colour. It is drawn anew
// when its width or the words change; the cursor alone moves with the event. Many lanes scroll below their axis.
import { mark } from "../../draw/figures.js";
import { type Axis, axisOf } from "../../draw/scale.js";
import type { ShownLane } from "../../draw/shownLanes.js";
import type { Second } from "../../trace/event.js";
import type { Lane, LaneState } from "../../trace/lanes.js";
import type { ViewerWords } from "../words/words.js";
import { h, reveal, setText, svg } from "./dom.js";

export interface TimelineLanes {
  readonly lanes: readonly ShownLane[];
  readonly end: Second;
}

/** The viewer's words, and what the picture is called for those who cannot see it. */
export type TimelineWords = ViewerWords & { readonly picture: string };

/** A picture with more rows than this is slow to draw: it has those around the chosen task's, and the rest is counted. */
const mostLanes = 120;
/** A name is moved in by so much for each lane that it stands below. */
const indent = 12;
const rowHeight = 26;
const top = 34;
/** So many pixels lie between two times. */
const leastApart = 70;
/** Below this width the names stand above their lanes. */
const narrow = 560;
const heights: Readonly<Record<LaneState, number>> = { running: 16, blocked: 16, ready: 10, waiting: 4 };
/** Short stretches are drawn last, over the long ones. */
const order: readonly LaneState[] = ["waiting", "ready", "blocked", "running"];
const leastWidth: Readonly<Record<LaneState, number>> = { running: 3, blocked: 3, ready: 1, waiting: 0 };
const outcomeMarks = { failed: "✗", cancelled: "⊘", unfinished: "…" } as const;

interface Frame extends Axis {
  /** What is free beside it, for what a lane printed last. */
  readonly margin: number;
  /** From one lane to the next. */
  readonly step: number;
}

export class TimelinePicture {
  /** What scrolls. */
  readonly lanes = h("div", { class: "scroll lanes", tabindex: 0, role: "group" });
  readonly #more = h("p", { class: "faint" });
  readonly elements: readonly HTMLElement[] = [this.lanes, this.#more];
  readonly #data: TimelineLanes;
  readonly #go: (at: Second) => void;
  #words: TimelineWords | null = null;
  #frame: Frame | null = null;
  #cursors: readonly SVGElement[] = [];
  #at: Second = 0;
  #task: number | null = null;
  /** The first lane that is drawn. */
  #from = 0;
  #names: readonly { readonly task: number | null; readonly element: SVGElement; readonly y: number }[] = [];

  constructor(data: TimelineLanes, go: (at: Second) => void) {
    this.#data = data;
    this.#go = go;
    new ResizeObserver(() => this.#draw()).observe(this.lanes);
    this.lanes.addEventListener("pointerdown", (event) => this.#point(event));
    this.lanes.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.#point(event);
    });
  }

  say(words: TimelineWords): void {
    this.#words = words;
    this.#draw();
  }

  show(at: Second, task: number | null): void {
    const isOther = task !== this.#task;
    this.#at = at;
    this.#task = task;
    if (isOther && this.#hasMoved()) this.#draw();
    else this.#mark(isOther);
  }

  /** Goes to where the chosen lane is drawn. Does that take another picture? */
  #hasMoved(): boolean {
    const { lanes } = this.#data;
    const chosen = lanes.findIndex(({ lane }) => lane.task !== null && lane.task === this.#task);
    if (chosen < 0 || (chosen >= this.#from && chosen < this.#from + mostLanes)) return false;
    this.#from = Math.max(0, Math.min(chosen - mostLanes / 2, lanes.length - mostLanes));
    return true;
  }

  #mark(isRevealed: boolean): void {
    const frame = this.#frame;
    if (frame === null) return;
    for (const cursor of this.#cursors) {
      cursor.setAttribute("transform", `translate(${round(frame.xOf(this.#at))} 0)`);
    }
    const isChosen = (task: number | null): boolean => task !== null && task === this.#task;
    for (const { task, element } of this.#names) element.classList.toggle("chosen", isChosen(task));
    const chosen = this.#names.find(({ task }) => isChosen(task));
    if (!isRevealed || chosen === undefined) return;
    // What stands under the axis is not seen.
    reveal(this.lanes, chosen.y, chosen.y + frame.step, this.lanes.clientHeight - top);
  }

  #point(event: PointerEvent): void {
    const frame = this.#frame;
    if (frame === null || event.button > 0) return;
    const x = event.clientX - this.lanes.getBoundingClientRect().left;
    // Beside the picture is what scrolls it.
    if (x >= this.lanes.clientWidth) return;
    const share = (x - frame.left) / (frame.right - frame.left);
    if (share < -0.02) return;
    this.#go(Math.max(0, Math.min(1, share)) * this.#data.end);
  }

  #draw(): void {
    const width = this.lanes.clientWidth;
    const words = this.#words;
    if (words === null || width === 0) return;
    const { lanes, end } = this.#data;
    const shown = lanes.slice(this.#from, this.#from + mostLanes);
    const isNarrow = width < narrow;
    const longest = Math.min(
      22,
      Math.max(4, ...shown.map(({ label, level }) => label.length + level * (indent / 8))),
    );
    const longestNote = isNarrow ? 8 : 16;
    const notes = shown.map(({ lane }) => noteOf(lane, end, longestNote, words));
    const margin = marginFor(shown, notes, end);
    const step = isNarrow ? rowHeight + 16 : rowHeight;
    const left = isNarrow ? 8 : longest * 8 + 20;
    const frame = { ...axisOf(end, left, width - margin, leastApart), margin, step };
    const height = shown.length * step + 6;
    const picture = svg("svg", {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": words.picture,
    });
    picture.append(patterns(), grid(frame, height - 6));
    this.#names = shown.map(({ lane, label, level }, at) => {
      const y = at * step + (isNarrow ? 16 : 0);
      const x = (isNarrow ? frame.left : 4) + level * indent;
      const element = svg(
        "text",
        { class: "lane", x, y: isNarrow ? y - 2 : y + 17 },
        shorten(label, isNarrow ? 40 : Math.floor(longest - level * (indent / 8))),
      );
      picture.append(element, row(lane, notes[at] ?? "", y, frame, words));
      return { task: lane.task, element, y: at * step };
    });
    const axis = svg(
      "svg",
      { class: "axis", width, height: top, viewBox: `0 0 ${width} ${top}`, "aria-hidden": "true" },
      times(frame),
    );
    this.#cursors = [axis, picture].map((ground) => ground.appendChild(cursor(ground === axis, height)));
    this.#frame = frame;
    this.lanes.replaceChildren(axis, picture);
    // How high the picture is: what stands below it makes room.
    this.lanes.closest("main")?.style.setProperty("--lanes", `${top + height}px`);
    const hidden = lanes.length - shown.length;
    setText(this.#more, hidden > 0 ? words.more(hidden) : "");
    this.#mark(true);
  }
}

function cursor(isHead: boolean, height: number): SVGElement {
  return svg(
    "g",
    { class: "cursor" },
    svg("line", { x1: 0, x2: 0, y1: isHead ? top - 12 : 0, y2: isHead ? top : height - 2 }),
    ...(isHead ? [svg("path", { d: `M-6 ${top - 18}h12v5l-6 6l-6 -6z` })] : []),
  );
}

function row(lane: Lane, note: string, y: number, frame: Frame, words: TimelineWords): SVGElement {
  const group = svg("g", {});
  for (const state of order) {
    for (const interval of lane.intervals) {
      if (interval.state !== state) continue;
      const from = frame.xOf(interval.from);
      const width = Math.max(leastWidth[state], frame.xOf(interval.to) - from);
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
    const dot = svg("circle", { class: "printed", cx: round(frame.xOf(at)), cy: y + 5, r: 3 });
    dot.append(svg("title", {}, `${mark(at)}: ${text}`));
    group.append(dot);
  }
  const end = frame.xOf(lane.to);
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

/** The lines that lead down from the times. */
function grid({ marks }: Frame, bottom: number): SVGElement {
  return svg(
    "g",
    { class: "times" },
    ...marks.map(({ x }) => svg("line", { x1: round(x), x2: round(x), y1: 0, y2: bottom })),
  );
}

function times({ marks }: Frame): SVGElement {
  const drawn = marks.flatMap(({ x: exact, label }, at) => {
    const x = round(exact);
    return [
      svg("line", { x1: x, x2: x, y1: top - 16, y2: top }),
      svg("text", { x, y: 12, "text-anchor": at === 0 ? "start" : "middle" }, label),
    ];
  });
  return svg("g", { class: "times" }, ...drawn);
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
function marginFor(lanes: readonly ShownLane[], notes: readonly string[], end: Second): number {
  const widths = notes.filter((_, at) => (lanes[at]?.lane.to ?? 0) > end * 0.85).map(widthOf);
  return 20 + Math.max(0, ...widths);
}

/** About as wide as a text is drawn, in pixels. */
function widthOf(text: string): number {
  return [...text].reduce((width, each) => width + (each > "\u2e7f" ? 13 : 7.4), 0);
}

/** The states and outcomes that occur, each with its swatch. */
export function legend(data: TimelineLanes, words: TimelineWords): HTMLElement[] {
  const states = new Set(
    data.lanes.flatMap(({ lane: { intervals } }) => intervals.map(({ state }) => state)),
  );
  const outcomes = new Set(data.lanes.map(({ lane }) => lane.outcome));
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

// The lanes over time as a picture: a state is told by its height and pattern as well as by its colour. It is drawn anew
// when its width or the words change; the cursor alone moves with the event. Many lanes scroll below their axis.

import { mark } from "../../draw/figures.js";
import { say } from "../../draw/say.js";
import { type Axis, axisOf } from "../../draw/scale.js";
import type { ShownLane } from "../../draw/shownLanes.js";
import { px } from "../../draw/svg/xml.js";
import { type DrawnLane, type DrawnState, withTurns } from "../../draw/turns.js";
import type { Second, TaskId } from "../../trace/event.js";
import { endSaid, type Lane, type LaneOutcome } from "../../trace/lanes.js";
import { type Attributes, h, reveal, scroller, setText, svg, whenSaid } from "./dom.js";
import type { PageWords } from "./words.js";

/** A picture with more rows than this is slow to draw: it has those around the chosen task's, and the rest is counted. */
const mostLanes = 120;
/** A name is moved in by so much for each lane that it stands below; its letters are about so wide. */
const indent = 12;
const letter = 8;
const rowHeight = 26;
const leastRunning = 3;
const top = 34;
/** So many pixels lie between two times. */
const leastApart = 70;
/** Below this width the names stand above their lanes. */
const narrow = 560;
/** How the stretches of a state look. Short ones are drawn last, over the long ones. */
const looks = {
  waiting: { height: 4, leastWidth: 0, fill: "var(--waiting)" },
  ready: { height: 10, leastWidth: 1, fill: "url(#queued)" },
  blocked: { height: 16, leastWidth: 3, fill: "url(#held)" },
  running: { height: 16, leastWidth: leastRunning, fill: "var(--running)" },
  turns: { height: 16, leastWidth: leastRunning, fill: "url(#turns)" },
} as const satisfies Readonly<Record<DrawnState, object>>;
const states = ["waiting", "ready", "blocked", "turns", "running"] as const;
const outcomeMarks = { failed: "✗", cancelled: "⊘", unfinished: "…" } as const;

interface Frame extends Axis {
  /** What is free beside it, for what a lane printed last. */
  readonly margin: number;
  /** From one lane to the next. */
  readonly step: number;
}

export function makeTimeline(lanes: readonly ShownLane[], end: Second, go: (at: Second) => void) {
  const pane = scroller("timeline", "lanes");
  const more = h("p", { class: "faint" });
  const legend = h("ul", { class: "legend wraps", role: "list" });
  let spoken: PageWords | null = null;
  /** What the picture is called for those who cannot see it. */
  let name = "";
  let frame: Frame | null = null;
  let cursors: readonly SVGElement[] = [];
  let names: readonly { readonly task: TaskId | null; readonly element: SVGElement; readonly y: number }[] =
    [];
  let at: Second = 0;
  let task: TaskId | null = null;
  /** The first lane that is drawn. */
  let from = 0;

  const isChosen = (lane: { readonly task: TaskId | null }): boolean =>
    lane.task !== null && lane.task === task;

  /** Goes to where the chosen lane is drawn. Does that take another picture? */
  const hasMoved = (): boolean => {
    const chosen = lanes.findIndex(({ lane }) => isChosen(lane));
    if (chosen < 0 || (chosen >= from && chosen < from + mostLanes)) return false;
    from = Math.max(0, Math.min(chosen - mostLanes / 2, lanes.length - mostLanes));
    return true;
  };

  const markPlace = (isRevealed: boolean): void => {
    if (frame === null) return;
    const move = `translate(${px(frame.xOf(at))} 0)`;
    for (const cursor of cursors) cursor.setAttribute("transform", move);
    for (const each of names) each.element.classList.toggle("chosen", isChosen(each));
    const chosen = names.find(isChosen);
    if (!isRevealed || chosen === undefined) return;
    // What stands under the axis is not seen.
    reveal(pane, chosen.y, chosen.y + frame.step, pane.clientHeight - top);
  };

  const point = (event: PointerEvent): void => {
    if (frame === null || event.button > 0) return;
    const x = event.clientX - pane.getBoundingClientRect().left;
    // Beside the picture is what scrolls it.
    if (x >= pane.clientWidth) return;
    const share = (x - frame.left) / (frame.right - frame.left);
    if (share >= -0.02) go(Math.max(0, Math.min(1, share)) * end);
  };

  const draw = (): void => {
    const width = pane.clientWidth;
    const words = spoken;
    if (words === null || width === 0) return;
    const shown = lanes.slice(from, from + mostLanes);
    const isNarrow = width < narrow;
    const movedIn = (level: number): number => level * (indent / letter);
    const lengths = shown.map(({ label, level }) => label.length + movedIn(level));
    const longest = Math.min(22, Math.max(4, ...lengths));
    const notes = shown.map(({ lane }) => noteOf(lane, end, isNarrow ? 8 : 16, words));
    const margin = marginFor(shown, notes, end);
    const step = isNarrow ? rowHeight + 16 : rowHeight;
    const left = isNarrow ? 8 : longest * letter + 20;
    const drawn = { ...axisOf(end, left, width - margin, leastApart), margin, step };
    const height = shown.length * step + 6;
    const picture = svg(
      "svg",
      { ...sizes(width, height), role: "img", "aria-label": name },
      patterns(),
      ...times(drawn, 0, height - 6),
    );
    const inTurns = withTurns(
      shown.map(({ lane }) => lane),
      drawn.xOf,
      leastRunning,
    );
    legend.replaceChildren(...legendOf(inTurns, words));
    names = shown.map(({ lane, label, level }, place) => {
      const y = place * step + (isNarrow ? 16 : 0);
      const x = (isNarrow ? drawn.left : 4) + level * indent;
      const text = shorten(label, isNarrow ? 40 : Math.floor(longest - movedIn(level)));
      const element = svg("text", { class: "lane", x, y: isNarrow ? y - 2 : y + 17 }, text);
      picture.append(element, row(inTurns[place] ?? lane, notes[place] ?? "", y, drawn, words));
      return { task: lane.task, element, y: place * step };
    });
    const axis = svg(
      "svg",
      { class: "axis", ...sizes(width, top), "aria-hidden": "true" },
      ...times(drawn, top - 16, top),
      ...labels(drawn),
    );
    cursors = [axis, picture].map((ground) => ground.appendChild(cursor(ground === axis, height)));
    frame = drawn;
    pane.replaceChildren(axis, picture);
    // How high the picture is: what stands below it makes room.
    pane.closest("main")?.style.setProperty("--lanes", `${top + height}px`);
    const hidden = lanes.length - shown.length;
    setText(more, hidden > 0 ? words.more(hidden) : "");
    markPlace(true);
  };

  new ResizeObserver(draw).observe(pane);
  pane.addEventListener("pointerdown", point);
  pane.addEventListener("pointermove", (event) => {
    if (event.buttons === 1) point(event);
  });
  whenSaid((words, language) => {
    const named = lanes.slice(0, 12).map(({ label }) => label);
    name = words.timelinePicture(say[language].list(named));
    spoken = words;
    draw();
  });
  return {
    elements: [pane, more, legend],
    show(now: Second, chosen: TaskId | null): void {
      const isOther = chosen !== task;
      at = now;
      task = chosen;
      if (isOther && hasMoved()) draw();
      else markPlace(isOther);
    },
  };
}

function sizes(width: number, height: number) {
  return { width, height, viewBox: `0 0 ${width} ${height}` };
}

function cursor(isHead: boolean, height: number): SVGElement {
  const color = "var(--accent)";
  const [y1, y2] = isHead ? [top - 12, top] : [0, height - 2];
  const line = svg("line", { x1: 0, x2: 0, y1, y2, stroke: color, "stroke-width": 2 });
  const head = svg("path", { d: `M-6 ${top - 18}h12v5l-6 6l-6 -6z`, fill: color });
  return svg("g", { class: "cursor" }, line, isHead ? head : null);
}

function row(lane: DrawnLane, note: string, y: number, frame: Frame, words: PageWords): SVGElement {
  const group = svg("g");
  const titled = (element: SVGElement, title: string): void => {
    element.append(svg("title", {}, title));
    group.append(element);
  };
  for (const state of states) {
    for (const interval of lane.intervals) {
      if (interval.state !== state) continue;
      const from = frame.xOf(interval.from);
      const width = Math.max(looks[state].leastWidth, frame.xOf(interval.to) - from);
      if (width === 0) continue;
      const bar = barOf(state, y + rowHeight / 2, { x: px(from), width: px(width), rx: width > 4 ? 2 : 1 });
      titled(bar, `${nameOf(state, words)} ${mark(interval.from)} – ${mark(interval.to)}`);
    }
  }
  for (const { at, text } of lane.outputs.slice(0, 200)) {
    const colors = { fill: "var(--text)", stroke: "var(--sheet)", "stroke-width": 1.5 };
    const dot = svg("circle", { cx: px(frame.xOf(at)), cy: y + 5, r: 3, ...colors });
    titled(dot, `${mark(at)}: ${text}`);
  }
  if (note === "") return group;
  const end = frame.xOf(lane.to);
  const isRight = end + 8 + widthOf(note) < frame.right + frame.margin;
  const place = isRight
    ? { x: px(end + 8), y: y + 17, "text-anchor": "start" }
    : { x: px(end - 8), y: y + 10, "text-anchor": "end" };
  const kind = lane.outcome === "failed" ? "note failed" : "note";
  group.append(svg("text", { class: kind, ...place }, note));
  return group;
}

/** A stretch of a state, as it stands in a lane and in the legend. */
function barOf(state: DrawnState, middle: number, place: Attributes): SVGElement {
  const { height, fill } = looks[state];
  return svg("rect", { y: middle - height / 2, height, fill, ...place });
}

/** A line at each time of the axis. */
function times({ marks }: Frame, from: number, to: number): SVGElement[] {
  return marks.map(({ x }) => svg("line", { x1: px(x), x2: px(x), y1: from, y2: to, stroke: "var(--line)" }));
}

function labels({ marks }: Frame): SVGElement[] {
  return marks.map(({ x, label }, at) =>
    svg("text", { x: px(x), y: 12, "text-anchor": at === 0 ? "start" : "middle" }, label),
  );
}

/** Diagonal lines for a held thread, upright ones for what is ready, level ones for what ran by turns. */
function patterns(): SVGElement {
  const pattern = { patternUnits: "userSpaceOnUse" };
  return svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: "held", width: 6, height: 6, ...pattern, patternTransform: "rotate(45)" },
      svg("rect", { width: 6, height: 6, fill: "var(--blocked)" }),
      svg("rect", { width: 2, height: 6, fill: "var(--sheet)", opacity: 0.45 }),
    ),
    svg(
      "pattern",
      { id: "queued", width: 4, height: 4, ...pattern },
      svg("rect", { width: 2.5, height: 4, fill: "var(--ready)" }),
    ),
    svg(
      "pattern",
      { id: "turns", width: 6, height: 6, ...pattern },
      svg("rect", { width: 6, height: 4, fill: "var(--running)" }),
    ),
  );
}

/** How a lane ended, or else what it printed as it did: that is what most of the lessons are about. */
function noteOf(lane: Lane, end: Second, longest: number, words: PageWords): string {
  const ending = endSaid(lane);
  if (ending !== null) return `${outcomeMarks[ending]} ${words.outcomes[ending]}`;
  const said = lane.outputs.at(-1);
  return said !== undefined && lane.to - said.at <= end / 100 ? shorten(said.text, longest) : "";
}

function nameOf(state: DrawnState, words: PageWords): string {
  return state === "turns" ? words.legend.turns : words.states[state];
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
function legendOf(lanes: readonly DrawnLane[], words: PageWords): HTMLElement[] {
  const occurring = new Set<DrawnState | LaneOutcome>();
  for (const lane of lanes) {
    if (lane.outcome !== null) occurring.add(lane.outcome);
    for (const { state } of lane.intervals) occurring.add(state);
  }
  const ofStates = (["running", "turns", "blocked", "ready", "waiting"] as const)
    .filter((state) => occurring.has(state))
    .map((state) => {
      const bar = barOf(state, 8, { x: 0, width: 22, rx: 2 });
      const swatch = svg("svg", { width: 22, height: 16, "aria-hidden": "true" }, bar);
      return h("li", { class: "row" }, swatch, nameOf(state, words));
    });
  const ofOutcomes = (["failed", "cancelled", "unfinished"] as const)
    .filter((outcome) => occurring.has(outcome))
    .map((outcome) => {
      const swatch = h("span", { "aria-hidden": "true" }, outcomeMarks[outcome]);
      return h("li", { class: "row" }, swatch, words.outcomes[outcome]);
    });
  return [...ofStates, ...ofOutcomes];
}

function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

// The flow of control as a picture: the loop and the tasks as lines downwards, each message an arrow with its word.
import type { TraceDocument } from "../../trace/document.js";
import type { TaskId } from "../../trace/event.js";
import { columnOf, type Flow, flowOf } from "../../trace/flow.js";
import { foldName } from "../../trace/fold.js";
import type { LaneState } from "../../trace/lanes.js";
import { seconds } from "../figures.js";
import { laneLabels } from "../shownLanes.js";
import type { Language } from "../view.js";
import { widthOf } from "../width.js";
import { drawWords, pictureWords } from "../words.js";
import { drawPicture, margin, pictureWidth, wordColumn } from "./picture.js";
import { element, px, textElement } from "./xml.js";

const titleAt = 32;
const namesAt = 66;
const rowsAt = 78;
const rowHeight = 26;
/** What the times take, left of the loop's line. */
const timeWidth = 110;
/** How thick a task's line is by what it does. */
const thickness: Readonly<Record<LaneState, number>> = { running: 9, blocked: 9, waiting: 3, ready: 5 };

export function renderFlowSvg(document: TraceDocument, language: Language): string {
  const { lesson, events, lanes: wanted } = document;
  const flow = flowOf(events, (name) => wanted.length === 0 || wanted.includes(foldName(name)));
  const words = drawWords[language];
  const names = [words.flow.loop, ...flow.lanes.map(laneLabels(flow.lanes))];
  const step = (pictureWidth - 2 * margin - timeWidth - 60) / Math.max(1, names.length - 1);
  const xOf = (column: number): number => margin + timeWidth + column * step;
  const bottom = rowsAt + flow.rows.length * rowHeight;
  const title = `${lesson === null ? "" : `${lesson} · `}${document.title[language]}`;
  const { arrow, lanes: told } = pictureWords[language];
  const nameOf = (task: number | null): string => names[columnOf(flow, task)] ?? "";
  const arrows = flow.rows.flatMap((row) =>
    row.kind === "gap"
      ? []
      : [arrow(seconds(row.at), nameOf(row.from), nameOf(row.to), words.flow.word[row.word])],
  );
  const body = [
    textElement({ class: "title", x: margin, y: titleAt }, title),
    textElement(
      { class: "words faint", x: pictureWidth - margin, y: titleAt, "text-anchor": "end" },
      words.from(document),
    ),
    ...names.map((name, column) =>
      textElement({ class: "strong", x: px(xOf(column)), y: namesAt, "text-anchor": "middle" }, name),
    ),
    element("line", { class: "stem", x1: px(xOf(0)), y1: rowsAt, x2: px(xOf(0)), y2: bottom }),
    ...flow.lanes.flatMap(({ task }, place) => drawLine(flow, task, xOf(place + 1))),
    ...flow.rows.flatMap((_, at) => drawRow(flow, at, step, xOf, language)),
    ...drawLegend(flow, xOf(0), bottom + 24, language),
  ];
  const id = `flow-${lesson ?? "run"}`;
  return drawPicture({ id, title, description: told(arrows), height: bottom + 44, body }, language);
}

/** What the task does, from row to row. */
function drawLine({ rows }: Flow, task: TaskId, middle: number): string[] {
  const states = rows.map(({ state }) => state.task(task)?.doing ?? "done");
  return states.flatMap((doing, from) => {
    if (doing === "done" || states[from - 1] === doing) return [];
    const to = states.findIndex((other, at) => at > from && other !== doing);
    const height = ((to === -1 ? rows.length : to) - from) * rowHeight;
    const width = thickness[doing];
    const [x, y] = [px(middle - width / 2), rowsAt + from * rowHeight];
    return [element("rect", { class: doing, x, y, width, height })];
  });
}

/** What the thickness of a line means, of those that occur. */
function drawLegend({ lanes, rows }: Flow, left: number, middle: number, language: Language): string[] {
  const seen = new Set(lanes.flatMap(({ task }) => rows.map(({ state }) => state.task(task)?.doing)));
  let x = left;
  return (["running", "blocked", "waiting", "ready"] as const).flatMap((doing) => {
    if (!seen.has(doing)) return [];
    const words = drawWords[language].states[doing];
    const width = thickness[doing];
    const bar = { class: doing, x: px(x - width / 2), y: middle - 8, width, height: 16 };
    const beside = { class: "small words faint", x: px(x + 12), y: middle + 4 };
    x += 36 + widthOf(words) * wordColumn;
    return [element("rect", bar), textElement(beside, words)];
  });
}

function drawRow(
  flow: Flow,
  at: number,
  step: number,
  xOf: (column: number) => number,
  language: Language,
): string[] {
  const row = flow.rows[at];
  if (row === undefined || row.kind === "gap") return [];
  const [from, to] = [columnOf(flow, row.from), columnOf(flow, row.to)];
  const back = to < from ? -1 : 1;
  const [x1, x2] = [xOf(from) + 7 * back, xOf(to) - 7 * back];
  const y = rowsAt + at * rowHeight + 18;
  const before = flow.rows.slice(0, at).findLast(({ kind }) => kind === "message");
  const time = seconds(row.at);
  const isTold = before?.kind !== "message" || seconds(before.at) !== time;
  return [
    ...(isTold ? [textElement({ class: "small faint", x: margin, y: y + 4 }, time)] : []),
    element("line", { class: "stem", x1: px(x1), y1: y, x2: px(x2), y2: y }),
    element("path", {
      class: "stem",
      fill: "none",
      d: `M${px(x2 - 7 * back)} ${y - 4}L${px(x2)} ${y}L${px(x2 - 7 * back)} ${y + 4}`,
    }),
    // The word stands beside the task that it is about.
    textElement(
      { class: "small words", x: px(xOf(Math.max(from, to)) - step / 2), y: y - 4, "text-anchor": "middle" },
      drawWords[language].flow.word[row.word],
    ),
  ];
}

// Draws the flow of control: the loop and the tasks as columns, time downwards, each message an arrow with its word.
// Where the columns have no room for the words, one line a message.
import { seconds } from "../../draw/figures.js";
import { laneLabels } from "../../draw/shownLanes.js";
import type { Theme } from "../../draw/theme.js";
import type { View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf, widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import type { Flow, FlowMessage } from "../../trace/flow.js";
import type { Snapshot } from "../../trace/state/runState.js";
import { runWords } from "./words.js";

/** Columns are set no further apart than this, for the eye's sake. */
const widestStep = 16;

export function renderFlow(flow: Flow, view: View): string {
  const { width } = view;
  const words = runWords[view.language].flow;
  const lanes = flow.lanes.map((lane) => ({ ...lane, taskName: null }));
  const names = [words.loop, ...lanes.map(laneLabels(lanes))];
  const grid = gridOf(flow, names, view);
  const lines = grid === null ? listed(flow, names, view) : drawn(flow, names, grid, view);
  return [...paragraph(words.heading, width, 2), ...lines].join("\n");
}

interface Grid {
  /** How wide the column of times is. */
  readonly times: number;
  /** Where the loop's line stands, and each task's. */
  readonly lines: readonly number[];
  readonly step: number;
}

/** Null when the words do not fit between the lines. */
function gridOf(flow: Flow, names: readonly string[], view: View): Grid | null {
  const { glyphs } = view.theme;
  const times = 2 + widestOf(flow.rows.map((row) => timeOf(row)));
  const words = flow.rows.flatMap((row) =>
    row.kind === "message" ? [runWords[view.language].flow.word[row.word]] : [],
  );
  const arrow = 2 * widthOf(glyphs.axis.line) + widthOf(glyphs.arrow.right);
  const least = 1 + Math.max(widestOf(words) + arrow, widestOf(names) + 1);
  const half = (name: string | undefined): number => Math.ceil(widthOf(name ?? "") / 2);
  const first = times + 2 + half(names[0]);
  const gaps = Math.max(1, names.length - 1);
  const step = Math.min(widestStep, Math.floor((view.width - first - half(names.at(-1))) / gaps));
  if (step < least) return null;
  return { times, step, lines: names.map((_, at) => first + at * step) };
}

function timeOf(row: Flow["rows"][number]): string {
  return seconds(row.kind === "gap" ? row.to : row.at);
}

function drawn(flow: Flow, names: readonly string[], grid: Grid, view: View): string[] {
  const { theme } = view;
  let head = "";
  names.forEach((name, at) => {
    const from = (grid.lines[at] ?? 0) - Math.floor(widthOf(name) / 2);
    head = padEnd(head, from) + name;
  });
  let shown = "";
  const rows = flow.rows.map((row) => {
    const time = row.kind === "message" ? seconds(row.at) : "";
    const label = time === shown ? "" : time;
    if (time !== "") shown = time;
    const cells = linesOf(flow, grid, row.state, theme);
    if (row.kind === "message") putArrow(cells, flow, grid, row, view);
    return (theme.faint(padStart(label, grid.times)) + cells.slice(grid.times).join("")).trimEnd();
  });
  return [head, ...rows];
}

/** The line of the loop and of each task that is alive, each in its cell. */
function linesOf(flow: Flow, grid: Grid, state: Snapshot, theme: Theme): string[] {
  const cells = Array.from({ length: (grid.lines.at(-1) ?? 0) + 1 }, () => " ");
  grid.lines.forEach((column, at) => {
    const lane = flow.lanes[at - 1];
    const { doing = "done" } = (lane && state.task(lane.task)) ?? {};
    if (at === 0) cells[column] = theme.glyphs.table.vertical;
    else if (doing !== "done") cells[column] = theme.state[doing](theme.glyphs.state[doing]);
  });
  return cells;
}

/** Lays an arrow into the cells between its ends; the lines that it crosses stay to be seen. */
function putArrow(cells: string[], flow: Flow, grid: Grid, message: FlowMessage, view: View): void {
  const { axis, arrow } = view.theme.glyphs;
  const [from, to] = [columnOf(flow, message.from), columnOf(flow, message.to)];
  const left = grid.lines[Math.min(from, to)] ?? 0;
  const right = grid.lines[Math.max(from, to)] ?? 0;
  for (let cell = left + 1; cell < right; cell += 1) if (cells[cell] === " ") cells[cell] = axis.line;
  if (to > from) cells[right - 1] = arrow.right;
  else cells[left + 1] = arrow.left;
  // The word stands beside the task that it is about.
  const word = runWords[view.language].flow.word[message.word];
  const wide = widthOf(word);
  const start = right - grid.step + 1 + Math.floor((grid.step - 1 - wide) / 2);
  cells.splice(start, wide, word, ...Array.from({ length: wide - 1 }, () => ""));
}

/** 0 is the loop's. */
function columnOf(flow: Flow, task: number | null): number {
  return 1 + flow.lanes.findIndex((lane) => lane.task === task);
}

function listed(flow: Flow, names: readonly string[], view: View): string[] {
  const { theme, language, width } = view;
  const { arrow, axis, ellipsis } = theme.glyphs;
  const room = Math.floor((width - 8) / 2);
  const nameOf = (task: number | null): string => truncate(names[columnOf(flow, task)] ?? "", room, ellipsis);
  let shown = "";
  return flow.rows.flatMap((row) => {
    if (row.kind === "gap") return [];
    const time = seconds(row.at);
    const label = time === shown ? [] : [`  ${theme.faint(time)}`];
    shown = time;
    const ends = `${nameOf(row.from)} ${axis.line}${arrow.right} ${nameOf(row.to)}`;
    return [...label, ...paragraph(`${ends}: ${runWords[language].flow.word[row.word]}`, width, 4, 6)];
  });
}

// Draws the flow of control: the loop and the tasks as columns, time downwards, each message an arrow with its word.
// Where the columns have no room for the words, one line a message.
import { seconds } from "../../draw/figures.js";
import { laneLabels } from "../../draw/shownLanes.js";
import type { Theme } from "../../draw/theme.js";
import type { View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { TaskId } from "../../trace/event.js";
import { columnOf, type Flow } from "../../trace/flow.js";

/** Columns are set no further apart than this, for the eye's sake. */
const widestStep = 16;

export function renderFlow(flow: Flow, view: View): string {
  const words = drawWords[view.language].flow;
  const names = [words.loop, ...flow.lanes.map(laneLabels(flow.lanes))];
  const lines = drawn(flow, names, view) ?? listed(flow, names, view);
  return [...paragraph(words.heading, view.width, 2), ...lines].join("\n");
}

/** Null when the words do not fit between the lines. */
function drawn(flow: Flow, names: readonly string[], { width, theme, language }: View): string[] | null {
  const { axis, arrow, table, state } = theme.glyphs;
  const { word } = drawWords[language].flow;
  const timeWidth = 2 + widestOf(flow.rows.map((row) => seconds(row.kind === "gap" ? row.to : row.at)));
  const words = flow.rows.flatMap((row) => (row.kind === "message" ? [word[row.word]] : []));
  const arrowWidth = 2 * widthOf(axis.line) + widthOf(arrow.right);
  const least = 1 + Math.max(widestOf(words) + arrowWidth, widestOf(names) + 1);
  const half = (name = ""): number => Math.ceil(widthOf(name) / 2);
  // The loop's line stands in this column, and each task's `step` columns behind the one before it.
  const first = timeWidth + 2 + half(names[0]);
  const gaps = Math.max(1, names.length - 1);
  const step = Math.min(widestStep, Math.floor((width - first - half(names.at(-1))) / gaps));
  if (step < least) return null;
  const head = names.reduce(
    (head, name, at) => padEnd(head, first + at * step - Math.floor(widthOf(name) / 2)) + name,
    "",
  );
  let shown = "";
  const rows = flow.rows.map((row) => {
    const time = row.kind === "message" ? seconds(row.at) : "";
    const label = time === shown ? "" : time;
    if (time !== "") shown = time;
    const cells = Array.from({ length: first + flow.lanes.length * step + 1 }, () => " ");
    cells[first] = table.vertical;
    flow.lanes.forEach(({ task }, at) => {
      const { doing = "done" } = row.state.task(task) ?? {};
      if (doing !== "done") cells[first + (at + 1) * step] = theme.state[doing](state[doing]);
    });
    if (row.kind === "message") {
      const placeOf = (task: TaskId | null): number => first + columnOf(flow, task) * step;
      putArrow(cells, placeOf(row.from), placeOf(row.to), word[row.word], step, theme);
    }
    return (theme.faint(padStart(label, timeWidth)) + cells.slice(timeWidth).join("")).trimEnd();
  });
  return [head, ...rows];
}

/** Lays an arrow into the cells between its ends; the lines that it crosses stay to be seen. */
function putArrow(cells: string[], from: number, to: number, word: string, step: number, theme: Theme): void {
  const { axis, arrow } = theme.glyphs;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  for (let cell = left + 1; cell < right; cell += 1) if (cells[cell] === " ") cells[cell] = axis.line;
  if (to > from) cells[right - 1] = arrow.right;
  else cells[left + 1] = arrow.left;
  // The word stands beside the task that it is about.
  const wide = widthOf(word);
  const start = right - step + 1 + Math.floor((step - 1 - wide) / 2);
  cells.splice(start, wide, word, ...Array.from({ length: wide - 1 }, () => ""));
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
    return [...label, ...paragraph(`${ends}: ${drawWords[language].flow.word[row.word]}`, width, 4, 6)];
  });
}

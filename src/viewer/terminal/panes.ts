// The panes of the step viewer that list things, each as so many lines as it is given, and the one that tells why.
import { seconds } from "../../draw/figures.js";
import { type Line, sliceSpans, text } from "../../draw/spans.js";
import type { Paint, Theme } from "../../draw/theme.js";
import { padEnd, truncate, widestOf, widthOf } from "../../draw/width.js";
import { countedAround } from "../../draw/window.js";
import { laidOut, wrap } from "../../draw/wrap.js";
import { oneLine } from "../../trace/harmless.js";
import { labelText } from "../model/names.js";
import type { Rows, StepModel, TaskRow } from "../model/steps.js";
import type { Why } from "../model/why.js";
import {
  becauseOf,
  detailOf,
  endingOf,
  isOverdue,
  leftText,
  linesBelow,
  printedText,
  queuedText,
  timerText,
  whySentence,
} from "../words/texts.js";
import type { ViewerWords } from "../words/words.js";
import type { FrameStyle } from "./box.js";

/** Names longer than this are cut, as what stands beside them says more. */
const widestName = 24;
/** Nothing stands behind "cancelled", which is longer. */
const widestState = "finished".length;
/** With fewer columns behind the names the glyph alone tells a state, where both do not fit. */
const roomForStates = 24;

const cutName = (name: string): string => truncate(name, widestName, "..");

export function pointer({ ascii }: Theme): string {
  return ascii ? ">" : "►";
}

/**
 * A line for each item, around the one at `chosen`, and how many are hidden.
 *
 * @param nameOf what stands in a column of its own
 * @param lineOf is given the name, as wide as all of them
 */
function listed<T>(
  items: Rows<T>,
  chosen: number,
  empty: string,
  rows: number,
  { theme, words }: FrameStyle,
  nameOf: (item: T) => string,
  lineOf: (item: T, name: string, index: number) => Line,
): Line[] {
  if (rows < 1) return [];
  if (items.length === 0) return [[text(empty, theme.faint)]];
  const shown = countedAround(Math.max(0, chosen), items.length, rows).map((each) => {
    const item = each.kind === "item" ? items.at(each.index) : undefined;
    return { ...each, item, name: item === undefined ? "" : nameOf(item) };
  });
  const widest = widestOf(shown.map(({ name }) => name));
  return shown.flatMap((each) => {
    if (each.kind === "hidden") return [[text(words.more(each.count), theme.faint)]];
    return each.item === undefined ? [] : [lineOf(each.item, padEnd(each.name, widest), each.index)];
  });
}

export function readyLines({ ready }: StepModel, rows: number, style: FrameStyle): Line[] {
  const { theme, words } = style;
  return listed(
    ready,
    0,
    words.empty.ready,
    rows,
    style,
    (row) => queuedText(row, words, cutName),
    (row, name, index) => [
      text(`${index + 1} `, theme.faint),
      text(index === 0 ? `${pointer(theme)} ` : "  ", theme.strong),
      text(name, row.kind === "task" ? theme.name : null),
      text(`  ${becauseOf(row, words)}`, theme.faint),
    ],
  );
}

export function timerLines({ timers }: StepModel, rows: number, style: FrameStyle): Line[] {
  const { theme, words } = style;
  return listed(
    timers,
    0,
    words.empty.timers,
    rows,
    style,
    (row) => timerText(row, words, cutName),
    ({ deadline, timer, left }, name) => [
      text(seconds(deadline)),
      text(`  ${name}`, timer.wakes === null ? null : theme.name),
      text(`  ${leftText(left, words)}`, isOverdue(left) ? theme.state.blocked : theme.faint),
    ],
  );
}

export function taskLines(model: StepModel, rows: number, style: FrameStyle, width: number): Line[] {
  const { theme, words } = style;
  return listed(
    model.tasks,
    model.chosenRow,
    words.empty.tasks,
    rows,
    style,
    ({ label }) => cutName(labelText(label)),
    (row, name) => {
      const [state, detail] = stateAndDetail(row, width - widthOf(name) - "> x ".length, words);
      const [glyph, paint] = [glyphOf(row, theme), paintOf(row, theme)];
      return [
        text(row.isChosen ? `${pointer(theme)} ` : "  ", theme.strong),
        text(`${glyph} `, paint),
        text(name, row.isChosen ? theme.strong : null),
        text(state === "" ? " " : ` ${state} `, paint),
        text(detail),
      ];
    },
  );
}

/** The state as reprs of Python word it, and what the task does: the fullest form that there is room for. */
function stateAndDetail(row: TaskRow, room: number, words: ViewerWords): readonly [string, string] {
  const full = detailOf(row, words);
  const named = row.state.toLowerCase();
  const state = named.padEnd(widestState);
  const bare = row.state === "PENDING" && full !== "" ? "" : named;
  const forms = [
    [state, full],
    [state, detailOf(row, words, true)],
    [bare, full],
  ] as const;
  const fits = ([before, after]: readonly [string, string]): boolean =>
    widthOf(before === "" ? ` ${after}` : ` ${before} ${after}`) <= room;
  return forms.find(fits) ?? [room < roomForStates ? "" : state, full];
}

export function glyphOf(row: TaskRow, { glyphs }: Theme): string {
  return row.doing === "done" ? glyphs.outcome[endingOf(row)] : glyphs.state[row.doing];
}

function paintOf(row: TaskRow, theme: Theme): Paint {
  return row.doing === "done" ? theme.outcome[endingOf(row)] : theme.state[row.doing];
}

/** The latest lines, and how many stand above them. */
export function outputLines({ output }: StepModel, rows: number, { theme, words }: FrameStyle): Line[] {
  if (output.length === 0) return rows > 0 ? [[text(words.empty.output, theme.faint)]] : [];
  const hidden = output.length > rows ? output.length - Math.max(1, rows - 1) : 0;
  const lines: Line[] = hidden > 0 && rows > 1 ? [[text(words.above(hidden), theme.faint)]] : [];
  for (let at = hidden; at < output.length && lines.length < rows; at++) {
    const row = output.at(at);
    if (row === undefined) continue;
    lines.push([
      text(row.isNew ? `${pointer(theme)} ` : "  ", theme.strong),
      text(oneLine(row.text), row.isNew ? theme.strong : null),
      text(`  ${printedText(row, theme.glyphs.from)}`, theme.faint),
      ...(row.stream === "stderr" ? [text(`  ${words.stderr}`, theme.outcome.failed)] : []),
    ]);
  }
  return lines;
}

/** The reason, in which names in backticks are painted. */
export function whyLines(why: Why, width: number, { theme, language }: FrameStyle): Line[] {
  const sentence = wrap(whySentence(why, language), width).map((line) =>
    line.split(/(`[^`]*`)/).map((part) => text(part, part.startsWith("`") ? theme.name : null)),
  );
  const below = linesBelow(why).flatMap((line) => laidOut(line, width));
  return [...sentence, ...below.map((line) => [text(line)])];
}

/** The first of the lines, with an ellipsis in place of the others. */
export function cutLines(lines: readonly Line[], most: number, width: number, theme: Theme): Line[] {
  const last = lines[most - 1];
  if (last === undefined || lines.length <= most) return [...lines];
  const { ellipsis } = theme.glyphs;
  const room = width - widthOf(ellipsis);
  const whole = last.map((span) => span.text).join("");
  const kept = widthOf(whole) <= room ? last : sliceSpans(last, 0, truncate(whole, room, "").length);
  return [...lines.slice(0, most - 1), [...kept, text(ellipsis)]];
}

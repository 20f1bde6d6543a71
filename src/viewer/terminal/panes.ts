// The panes of the step viewer that list things, each as so many lines as it is given, and the one that tells why.
import { seconds } from "../../draw/figures.js";
import type { Highlight } from "../../draw/source/programs.js";
import { type Line, type Span, sliceSpans, text } from "../../draw/spans.js";
import type { Paint, Theme } from "../../draw/theme.js";
import type { Language } from "../../draw/view.js";
import { padEnd, truncate, widestOf, widthOf } from "../../draw/width.js";
import { countedAround } from "../../draw/window.js";
import { wrap } from "../../draw/wrap.js";
import { oneLine } from "../../trace/harmless.js";
import type { OutputRow, Rows, StepModel, TaskRow } from "../model/stepModel.js";
import type { Why } from "../model/whyOf.js";
import { labelText } from "../words/names.js";
import {
  becauseOf,
  detailOf,
  endingOf,
  isOverdue,
  leftText,
  printedText,
  queuedText,
  timerText,
  whySentence,
} from "../words/texts.js";
import type { ViewerWords } from "../words/words.js";

export interface PaneStyle {
  readonly theme: Theme;
  readonly words: ViewerWords;
  /** Null paints no code. */
  readonly highlight: Highlight | null;
}

/**
 * What a list's heading says of it where the list itself cannot: how many of it stand in a single row, or that it is empty.
 *
 * @returns "" where the rows say all
 */
export function headingNote(
  count: number,
  rows: number,
  empty: keyof ViewerWords["empty"],
  words: ViewerWords,
): string {
  if (count === 0) return rows === 0 ? words.empty[empty] : "";
  return rows < Math.min(2, count) ? words.someOf(rows, count) : "";
}

/** Names longer than this are cut, as what stands beside them says more. */
const widestName = 24;

export function pointer({ ascii }: Theme): string {
  return ascii ? ">" : "►";
}

// ------------------------------------------------------------------ the ready queue, the timers

export function readyLines({ ready }: StepModel, rows: number, style: PaneStyle): Line[] {
  const { theme, words } = style;
  return listed(
    ready,
    0,
    rows,
    words.empty.ready,
    style,
    (row, index, widest) => [
      text(`${index + 1} `, theme.faint),
      text(index === 0 ? `${pointer(theme)} ` : "  ", theme.strong),
      text(padEnd(queuedText(row, words, cutName), widest), row.kind === "task" ? theme.name : null),
      text(`  ${becauseOf(row, words)}`, theme.faint),
    ],
    (row) => queuedText(row, words, cutName),
  );
}

export function timerLines({ timers }: StepModel, rows: number, style: PaneStyle): Line[] {
  const { theme, words } = style;
  return listed(
    timers,
    0,
    rows,
    words.empty.timers,
    style,
    (row, _, widest) => [
      text(seconds(row.deadline)),
      text(
        `  ${padEnd(timerText(row, words, cutName), widest)}`,
        row.timer.wakes === null ? null : theme.name,
      ),
      text(`  ${leftText(row.left, words)}`, isOverdue(row.left) ? theme.state.blocked : theme.faint),
    ],
    (row) => timerText(row, words, cutName),
  );
}

// ------------------------------------------------------------------ the tasks

/** Nothing stands behind CANCELLED, which is longer. */
const widestState = "FINISHED".length;
/** With fewer columns behind the names the glyph alone tells a state, where both do not fit. */
const roomForStates = 24;

export function taskLines(model: StepModel, rows: number, width: number, style: PaneStyle): Line[] {
  const { theme, words } = style;
  return listed(
    model.tasks,
    model.chosenRow,
    rows,
    words.empty.tasks,
    style,
    (row, _, widest) => {
      const [state, detail] = stateAndDetail(row, width - widest - "> x ".length, words);
      return [
        text(row.isChosen ? `${pointer(theme)} ` : "  ", theme.strong),
        text(`${glyphOf(row, theme)} `, paintOf(row, theme)),
        text(padEnd(cutName(labelText(row.label)), widest), row.isChosen ? theme.strong : null),
        text(state === "" ? " " : ` ${state} `, paintOf(row, theme)),
        text(detail),
      ];
    },
    ({ label }) => cutName(labelText(label)),
  );
}

/** The state as asyncio words it, and what the task does: the fullest form that there is room for. */
function stateAndDetail(row: TaskRow, room: number, words: ViewerWords): readonly [string, string] {
  const full = detailOf(row, words);
  const state = row.state.padEnd(widestState);
  const bare = row.state === "PENDING" && full !== "" ? "" : row.state;
  const forms = [
    [state, full],
    [state, detailOf(row, words, true)],
    [bare, full],
  ] as const;
  const fits = ([before, after]: readonly [string, string]): boolean =>
    widestOf([before === "" ? ` ${after}` : ` ${before} ${after}`]) <= room;
  return forms.find(fits) ?? [room < roomForStates ? "" : state, full];
}

export function glyphOf(row: TaskRow, { glyphs }: Theme): string {
  return row.doing === "done" ? glyphs.outcome[endingOf(row)] : glyphs.state[row.doing];
}

function paintOf(row: TaskRow, theme: Theme): Paint {
  return row.doing === "done" ? theme.outcome[endingOf(row)] : theme.state[row.doing];
}

// ------------------------------------------------------------------ the output

export function outputLines({ output }: StepModel, rows: number, { theme, words }: PaneStyle): Line[] {
  if (output.length === 0) return rows > 0 ? [[text(words.empty.output, theme.faint)]] : [];
  const hidden = output.length > rows ? output.length - Math.max(1, rows - 1) : 0;
  const lines: Line[] = hidden > 0 && rows > 1 ? [[text(words.above(hidden), theme.faint)]] : [];
  for (let at = hidden; at < output.length && lines.length < rows; at++) {
    const row = output.at(at);
    if (row !== undefined) lines.push(outputLine(row, theme, words));
  }
  return lines;
}

function outputLine(row: OutputRow, theme: Theme, words: ViewerWords): Line {
  return [
    text(row.isNew ? `${pointer(theme)} ` : "  ", theme.strong),
    text(oneLine(row.text), row.isNew ? theme.strong : null),
    text(`  ${printedText(row, theme.glyphs.from)}`, theme.faint),
    ...(row.stream === "stderr" ? [text(`  ${words.stderr}`, theme.outcome.failed)] : []),
  ];
}

// ------------------------------------------------------------------ lists

/** A line for each item, around the one at `chosen`, and how many are hidden. */
function listed<T>(
  items: Rows<T>,
  chosen: number,
  rows: number,
  empty: string,
  { theme, words }: PaneStyle,
  line: (item: T, index: number, widest: number) => Line,
  name: (item: T) => string,
): Line[] {
  if (rows < 1) return [];
  if (items.length === 0) return [[text(empty, theme.faint)]];
  const shown = countedAround(Math.max(0, chosen), items.length, rows).map((each) =>
    each.kind === "hidden" ? each : { ...each, item: items.at(each.index) },
  );
  const widest = widestOf(
    shown.flatMap((each) => (each.kind === "item" && each.item !== undefined ? [name(each.item)] : [])),
  );
  return shown.flatMap((each) => {
    if (each.kind === "hidden") return [[text(words.more(each.count), theme.faint)]];
    return each.item === undefined ? [] : [line(each.item, each.index, widest)];
  });
}

function cutName(name: string): string {
  return truncate(name, widestName, "..");
}

// ------------------------------------------------------------------ the reason

export function whyLines(why: Why, width: number, language: Language, theme: Theme): Line[] {
  return wrap(whySentence(why, language), width).map((line) => named(line, theme));
}

/** Names in backticks are painted. */
function named(line: string, theme: Theme): Line {
  return line.split(/(`[^`]*`)/).map((part): Span => text(part, part.startsWith("`") ? theme.name : null));
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

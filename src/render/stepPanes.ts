// The panes of the step viewer, each as so many lines as it is given.
import type { OutputRow, Rows, StepModel, TaskRow } from "../trace/stepModel.js";
import { seconds } from "./figures.js";
import { type Line, text } from "./fitSpans.js";
import type { StepWords } from "./messages/step.js";
import { labelText } from "./messages/why.js";
import type { Highlight } from "./programs.js";
import type { Span } from "./spans.js";
import {
  becauseOf,
  detailOf,
  isOverdue,
  leftText,
  outcomeOf,
  printedText,
  queuedText,
  timerText,
} from "./stepTexts.js";
import type { Paint, Theme } from "./theme.js";
import { oneLine, padEnd, padStart, plain, truncate, widestOf } from "./width.js";
import { windowAround } from "./window.js";

export interface PaneStyle {
  readonly theme: Theme;
  readonly words: StepWords;
  readonly more: (hidden: number) => string;
  /** Null paints no code. */
  readonly highlight: Highlight | null;
}

/** Names longer than this are cut, as what stands beside them says more. */
const widestName = 24;

export function pointer({ ascii }: Theme): string {
  return ascii ? ">" : "►";
}

// ------------------------------------------------------------------ source

export function sourceLines(
  model: StepModel,
  rows: number,
  width: number,
  { theme, words, highlight }: PaneStyle,
): Line[] {
  const { source } = model;
  const { lines, current } = source;
  const marks = new Map(source.marks.map(({ line, of }) => [line, of]));
  const chosen = model.tasks.at(model.chosenRow) ?? null;
  const pieces = highlight?.(source.text, source.language) ?? null;
  const margin = String(lines.length).length;
  const from = Math.max(0, Math.min((current ?? 1) - 1 - Math.floor(rows / 2), lines.length - rows));
  return lines.slice(from, from + rows).map((line, at) => {
    const number = from + at + 1;
    const isCurrent = number === current;
    const who = isCurrent ? source.of : (marks.get(number) ?? null);
    // A task that has ended stands nowhere any more: its line is the one where it was seen last.
    const isOver = isCurrent && source.isOver && chosen !== null;
    const sign = isOver
      ? glyphOf(chosen, theme)
      : isCurrent
        ? pointer(theme)
        : who === null
          ? " "
          : theme.glyphs.dot;
    const code: Span[] = pieces?.[number - 1]?.map((piece) =>
      text(plain(piece.text), piece.kind && theme.code[piece.kind]),
    ) ?? [text(plain(line))];
    const written: Span[] = [
      text(`${sign} `, isCurrent ? theme.strong : theme.faint),
      text(`${padStart(`${number}`, margin)}  `, isCurrent ? theme.strong : theme.faint),
      ...code,
    ];
    if (who === null) return written;
    const name = isOver ? words.noted(labelText(who), words.ended) : labelText(who);
    const label = `  ${theme.glyphs.from} ${name}`;
    // Half a name would say nothing; whose line it is stands among the tasks as well.
    const fits = widestOf([written.map((span) => span.text).join("") + label]) <= width;
    return fits ? [...written, text(label, isCurrent ? theme.name : theme.faint)] : written;
  });
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

export function taskLines(model: StepModel, rows: number, style: PaneStyle): Line[] {
  const { theme, words } = style;
  return listed(
    model.tasks,
    model.chosenRow,
    rows,
    words.empty.tasks,
    style,
    (row, _, widest) => [
      text(row.isChosen ? `${pointer(theme)} ` : "  ", theme.strong),
      text(`${glyphOf(row, theme)} `, paintOf(row, theme)),
      text(padEnd(cutName(labelText(row.label)), widest), row.isChosen ? theme.strong : null),
      text(` ${padEnd(row.state, "CANCELLED".length)} `, paintOf(row, theme)),
      text(detailOf(row, words)),
    ],
    ({ label }) => cutName(labelText(label)),
  );
}

function glyphOf(row: TaskRow, { glyphs }: Theme): string {
  return row.doing === "done" ? glyphs.outcome[outcomeOf(row)] : glyphs.state[row.doing];
}

function paintOf(row: TaskRow, theme: Theme): Paint {
  return row.doing === "done" ? theme.outcome[outcomeOf(row)] : theme.state[row.doing];
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

function outputLine(row: OutputRow, theme: Theme, words: StepWords): Line {
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
  { theme, more }: PaneStyle,
  line: (item: T, index: number, widest: number) => Line,
  name: (item: T) => string,
): Line[] {
  if (rows < 1) return [];
  if (items.length === 0) return [[text(empty, theme.faint)]];
  const shown = windowAround(Math.max(0, chosen), items.length, rows).map((each) =>
    each.kind === "hidden" ? each : { ...each, item: items.at(each.index) },
  );
  const widest = widestOf(
    shown.flatMap((each) => (each.kind === "item" && each.item !== undefined ? [name(each.item)] : [])),
  );
  return shown.flatMap((each) => {
    if (each.kind === "hidden") return [[text(more(each.count), theme.faint)]];
    return each.item === undefined ? [] : [line(each.item, each.index, widest)];
  });
}

function cutName(name: string): string {
  return truncate(name, widestName, "..");
}

// The source pane of the step viewer: the lines around the one at which the chosen task stands, which is shown in full.
import type { Highlight } from "../../draw/source/programs.js";
import { breakSpans, type Line, type Span, text, textOf } from "../../draw/spans.js";
import { padStart, widestOf } from "../../draw/width.js";
import type { StepModel } from "../model/stepModel.js";
import { labelText } from "../words/names.js";
import { glyphOf, type PaneStyle, pointer } from "./panes.js";

/** A line that takes more rows than this is cut. */
const mostRows = 8;

/** How many rows the line has at which the chosen task stands. */
export function currentRows(model: StepModel, width: number, style: PaneStyle): number {
  const { current } = model.source;
  return current === null ? 1 : lineRows(current, mostRows, programOf(model, width, style)).length;
}

export function sourceLines(model: StepModel, rows: number, width: number, style: PaneStyle): Line[] {
  if (rows < 1) return [];
  const { lines, current } = model.source;
  const program = programOf(model, width, style);
  const currentLines = current === null ? [] : lineRows(current, Math.min(rows, mostRows), program);
  const count = rows - Math.max(0, currentLines.length - 1);
  const from = Math.max(0, Math.min((current ?? 1) - 1 - Math.floor(count / 2), lines.length - count));
  return lines
    .slice(from, from + count)
    .flatMap((_, at) => (from + at + 1 === current ? currentLines : lineRows(from + at + 1, 1, program)));
}

/** What all lines of a frame have in common. */
interface Program {
  readonly model: StepModel;
  readonly pieces: ReturnType<Highlight> | null;
  readonly width: number;
  readonly style: PaneStyle;
}

function programOf(model: StepModel, width: number, style: PaneStyle): Program {
  const { text, language } = model.source;
  return { model, pieces: style.highlight?.(text, language) ?? null, width, style };
}

/** One line of the program, with who stands there, in at most so many rows. */
function lineRows(number: number, most: number, { model, pieces, width, style }: Program): Line[] {
  const { theme, words } = style;
  const { source } = model;
  const isCurrent = number === source.current;
  const chosen = model.tasks.at(model.chosenRow) ?? null;
  const who = isCurrent ? source.of : (source.marks.find(({ line }) => line === number)?.of ?? null);
  // A task that has ended stands nowhere any more: its line is the one where it was seen last.
  const isOver = isCurrent && source.isOver && chosen !== null;
  const sign = isOver
    ? glyphOf(chosen, theme)
    : isCurrent
      ? pointer(theme)
      : who === null
        ? " "
        : theme.glyphs.dot;
  const margin = String(source.lines.length).length;
  const paint = isCurrent ? theme.strong : theme.faint;
  const line = source.lines[number - 1] ?? "";
  const code: Span[] = pieces?.[number - 1]?.map((piece) =>
    text(piece.text, piece.kind && theme.code[piece.kind]),
  ) ?? [text(line)];
  const written = [text(`${sign} `, paint), text(`${padStart(`${number}`, margin)}  `, paint), ...code];
  const indent = line.length - line.trimStart().length;
  const rows: Line[] =
    most === 1 || widestOf([textOf(written)]) <= width
      ? [written]
      : breakSpans(written, width, Math.min(margin + 4 + indent + 2, Math.floor(width / 2)), most);
  const last = rows.at(-1);
  if (who === null || last === undefined) return rows;
  const name = isOver ? words.noted(labelText(who), words.ended) : labelText(who);
  const label = `  ${theme.glyphs.from} ${name}`;
  // Half a name would say nothing; whose line it is stands among the tasks as well.
  if (widestOf([textOf(last) + label]) > width) return rows;
  return [...rows.slice(0, -1), [...last, text(label, isCurrent ? theme.name : theme.faint)]];
}

// The source pane of the step viewer: the lines around the one at which the chosen task stands, which is shown in full.
import { breakSpans, type Line, text, textOf } from "../../draw/spans.js";
import { padStart, widthOf } from "../../draw/width.js";
import { labelText } from "../model/names.js";
import type { StepModel } from "../model/steps.js";
import type { FrameStyle } from "./box.js";
import { glyphOf, pointer } from "./panes.js";

/** A line that takes more rows than this is cut. */
const mostRows = 8;

/** How many rows the line has at which the chosen task stands. */
export function currentRows(model: StepModel, style: FrameStyle, width: number): number {
  const { current } = model.source;
  return current === null ? 1 : programRows(model, style, width)(current, mostRows).length;
}

export function sourceLines(model: StepModel, rows: number, style: FrameStyle, width: number): Line[] {
  if (rows < 1) return [];
  const { lines, current } = model.source;
  const rowsOf = programRows(model, style, width);
  const currentLines = current === null ? [] : rowsOf(current, Math.min(rows, mostRows));
  const count = rows - Math.max(0, currentLines.length - 1);
  const from = Math.max(0, Math.min((current ?? 1) - 1 - Math.floor(count / 2), lines.length - count));
  return lines
    .slice(from, from + count)
    .flatMap((_, at) => (from + at + 1 === current ? currentLines : rowsOf(from + at + 1, 1)));
}

/** What draws one line of the program, with who stands there, in at most so many rows. */
function programRows(
  { source, tasks, chosenRow }: StepModel,
  { theme, words, highlight }: FrameStyle,
  width: number,
) {
  const pieces = highlight?.(source.text, source.language) ?? null;
  const chosen = tasks.at(chosenRow) ?? null;
  const margin = String(source.lines.length).length;
  return (number: number, most: number): Line[] => {
    const isCurrent = number === source.current;
    const who = isCurrent ? source.of : (source.marks.find(({ line }) => line === number)?.of ?? null);
    // A task that has ended stands nowhere any more: its line is the one where it was seen last.
    const ended = isCurrent && source.isOver ? chosen : null;
    const standing = isCurrent ? pointer(theme) : who === null ? " " : theme.glyphs.dot;
    const sign = ended === null ? standing : glyphOf(ended, theme);
    const paint = isCurrent ? theme.strong : theme.faint;
    const line = source.lines[number - 1] ?? "";
    const code = pieces?.[number - 1]?.map((piece) =>
      text(piece.text, piece.kind && theme.code[piece.kind]),
    ) ?? [text(line)];
    const written = [text(`${sign} `, paint), text(`${padStart(`${number}`, margin)}  `, paint), ...code];
    const indent = line.length - line.trimStart().length;
    const rows: Line[] =
      most === 1 || widthOf(textOf(written)) <= width
        ? [written]
        : breakSpans(written, width, Math.min(margin + 4 + indent + 2, Math.floor(width / 2)), most);
    const last = rows.at(-1);
    if (who === null || last === undefined) return rows;
    const name = ended === null ? labelText(who) : words.noted(labelText(who), words.ended);
    const label = `  ${theme.glyphs.from} ${name}`;
    // Half a name would say nothing; whose line it is stands among the tasks as well.
    if (widthOf(textOf(last) + label) > width) return rows;
    return [...rows.slice(0, -1), [...last, text(label, isCurrent ? theme.name : theme.faint)]];
  };
}

// Where the chosen task stands, function by function as a traceback has it, and the variables of the innermost: these have the
// screen to themselves.
import { type Line, text } from "../../draw/spans.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { wrap } from "../../draw/wrap.js";
import type { StepModel } from "../model/steps.js";
import type { FrameStyle } from "./box.js";

export function variablesLines(model: StepModel, width: number, { words, theme }: FrameStyle): Line[] {
  const { chosenPlace: place, variables, hasVariables } = model;
  if (place === null) return inLines(words.noTask, width);
  const { ellipsis, dot } = theme.glyphs;
  const lines: Line[] = [[text(words.standsIn(place.name), theme.strong)]];
  for (const { name, where, code } of place.functions) {
    lines.push([text(`  ${name}`, theme.name), text(`  ${where}`, theme.faint)]);
    if (code !== null) lines.push([text(truncate(`    ${code}`, width, ellipsis))]);
  }
  if (place.raised !== null)
    lines.push(...wrap(place.raised, width - 2).map((line) => [text(`  ${line}`, theme.outcome.failed)]));
  lines.push([]);
  if (!hasVariables) return [...lines, ...inLines(words.noVariables, width)];
  lines.push([
    text(
      words.variablesIn(place.functions.findLast(({ code }) => code !== null)?.name ?? place.name),
      theme.strong,
    ),
  ]);
  if (variables === null) return [...lines, [text(`  ${words.empty.variables}`, theme.faint)]];
  const names = widestOf(variables.map(({ name }) => name));
  for (const { name, text: value, change } of variables) {
    const note = change === null ? "" : ` ${dot} ${words.changes[change]}`;
    const shown = truncate(value, Math.max(8, width - names - 5 - note.length * 2), ellipsis);
    const paint = change === null ? undefined : theme.strong;
    lines.push([text(`  ${padEnd(name, names)} = `), text(shown, paint), text(note, theme.faint)]);
  }
  return lines;
}

function inLines(sentence: string, width: number): Line[] {
  return wrap(sentence, width).map((line) => [text(line)]);
}

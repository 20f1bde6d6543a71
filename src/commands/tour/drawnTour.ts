// What the tour draws between the lessons' own texts: the line above each step, and the list of what one can do next.
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf, widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";

export interface StepData {
  readonly lesson: string;
  /** Counted from 1. */
  readonly number: number;
  readonly total: number;
  readonly title: string;
}

/** A rule over the whole width, with what begins below it. */
export function renderStepRule({ lesson, number, total, title }: StepData, view: View): string {
  const { theme, width } = view;
  const { dot, ellipsis, table } = theme.glyphs;
  const text = truncate(`${lesson} ${dot} ${number}/${total} ${title}`, width - 8, ellipsis);
  const rest = table.horizontal.repeat(width - widthOf(text) - 4);
  return `${theme.faint(table.horizontal.repeat(2))} ${theme.strong(text)} ${theme.faint(rest)}`;
}

/** Commands with what each is for; below each other where the width is too small. */
export function renderCommands(commands: Readonly<Record<string, string>>, view: View): string {
  const widest = widestOf(Object.keys(commands));
  const beside = widest + 6;
  return Object.entries(commands)
    .flatMap(([command, what]) => {
      if (view.width - beside < 20)
        return [...paragraph(command, view.width, 4), ...paragraph(what, view.width, 6)];
      const [first = "", ...more] = paragraph(what, view.width, beside);
      return [`    ${padEnd(command, widest)}${first.slice(widest + 4)}`, ...more];
    })
    .join("\n");
}

/** Keys and what each does, in as many lines as they take; none is parted. */
export function keyLines(keys: readonly string[], view: View): string[] {
  const { dot } = view.theme.glyphs;
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const longer = `${last} ${dot} ${key}`;
    // The last column stays free: there the cursor stands.
    if (last !== undefined && widthOf(longer) + 3 <= view.width) lines[lines.length - 1] = longer;
    else lines.push(truncate(key, view.width - 3, view.theme.glyphs.ellipsis));
  }
  return lines.map((line) => `  ${line}`);
}

// The sentence that tells why an event happened, as lines: as far as a pane has room for it, or all of it.

import { type Line, text } from "../../draw/fitSpans.js";
import type { Language } from "../../draw/language.js";
import { type Span, sliceSpans } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { truncate, widthOf } from "../../draw/width.js";
import { wrap } from "../../draw/wrap.js";
import type { Why } from "../model/whyOf.js";
import { whySentence } from "../words/sentence.js";

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

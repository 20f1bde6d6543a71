// Draws Markdown, laid out for a terminal. Marks such as backticks stay, since colour alone tells nothing.
import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { type Span, text, wrapCode, wrapSpans } from "./spans.js";
import type { Paint } from "./theme.js";
import type { View } from "./view.js";
import { widthOf } from "./width.js";
import { japanese } from "./wrap.js";

/** Sentences longer than this are hard to read, however wide the terminal is. */
const widestText = 80;
const outer = 2;
const inner = 4;

/** Markdown laid out below each other, the lines indented. */
export function renderMarkdown(markdown: string, view: View): string[] {
  return blocks(lexer(markdown), inner, view);
}

/** A heading, laid out in the width of such texts. */
export function renderHeading(heading: string, view: View): string[] {
  return wrapSpans([text(heading, view.theme.strong)], textWidth(view), outer);
}

function textWidth({ width }: View): number {
  return Math.min(width, widestText);
}

function blocks(tokens: readonly Token[], indent: number, view: View): string[] {
  const drawn = tokens
    .map((token) => ({ type: token.type, lines: block(token as MarkedToken, indent, view) }))
    .filter(({ lines }) => lines.length > 0);
  return drawn.flatMap(({ type, lines }, at) => {
    const before = drawn[at - 1]?.type;
    // What belongs to a heading, or to an item of a list, stands close to it.
    const isClose = before === undefined || before === "heading" || (before === "text" && type === "list");
    return isClose ? lines : ["", ...lines];
  });
}

function block(token: MarkedToken, indent: number, view: View): string[] {
  const { theme } = view;
  const width = textWidth(view);
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading":
      return sentences(inline(token.tokens, view, theme.strong), width, Math.min(indent, outer));
    case "list":
      return list(token, indent, view);
    case "code":
      return token.text
        .split("\n")
        .flatMap((line) => wrapCode([text(line)], view.width - indent - 2))
        .map((line) => (line === "" ? "" : " ".repeat(indent + 2) + line));
    case "blockquote":
      return blocks(token.tokens, 0, { ...view, width: width - indent - 2 }).map((line) =>
        `${" ".repeat(indent)}> ${line}`.trimEnd(),
      );
    case "paragraph":
    case "text":
      return sentences(inline(token.tokens ?? [token], view, null), width, indent);
    default:
      // A table and the like: as it is written.
      return token.raw
        .trim()
        .split("\n")
        .flatMap((line) => wrapSpans([text(line)], width, indent));
  }
}

function list(token: Tokens.List, indent: number, view: View): string[] {
  const first = typeof token.start === "number" ? token.start : 1;
  return token.items.flatMap((item, at) => {
    const mark = token.ordered ? `${first + at}.` : "-";
    const hanging = indent + mark.length + 1;
    const lines = blocks(item.tokens, hanging, view);
    // The mark takes the place of the first line's indent.
    return lines.map((line, nth) =>
      nth === 0 ? `${" ".repeat(indent)}${mark} ${line.slice(hanging)}` : line,
    );
  });
}

/** A space within code, at which no line breaks: what one types stays in one piece. */
const keptSpace = "\ue000";

/** Code that is too long for a line, with what may stand close to it, breaks as any text. */
function sentences(spans: readonly Span[], width: number, indent: number): string[] {
  const kept = spans.map((span) =>
    widthOf(span.text) + 8 > width - indent ? { ...span, text: span.text.replaceAll(keptSpace, " ") } : span,
  );
  return wrapSpans(kept, width, indent).map((line) => line.replaceAll(keptSpace, " "));
}

function inline(tokens: readonly Token[], view: View, paint: Paint | null): Span[] {
  return unbroken(tokens.flatMap((token) => spansOf(token as MarkedToken, view, paint)));
}

function spansOf(token: MarkedToken, view: View, paint: Paint | null): Span[] {
  const { theme } = view;
  const within = (inside: readonly Token[], with_: Paint | null): Span[] =>
    inside.flatMap((each) => spansOf(each as MarkedToken, view, with_));
  const between = (mark: string, inside: readonly Span[]): Span[] => {
    const faint = text(mark, theme.faint);
    return [faint, ...inside, faint];
  };
  switch (token.type) {
    case "codespan":
      return between("`", [text(token.text.replaceAll(" ", keptSpace), theme.name)]);
    case "strong":
    case "em":
      return between("*", within(token.tokens, theme.strong));
    case "link": {
      const spans = within(token.tokens, paint);
      return token.text === token.href ? spans : [...spans, text(` (${token.href})`, theme.faint)];
    }
    case "br":
      return [text(" ", paint)];
    case "escape":
      return [text(token.text, paint)];
    case "text":
      return token.tokens === undefined ? [text(token.text, paint)] : within(token.tokens, paint);
    default:
      return [text(token.raw, paint)];
  }
}

/** A paragraph on one line: a line's end is a space, and nothing between two Japanese characters. */
function unbroken(spans: readonly Span[]): Span[] {
  return spans.map(({ text, paint }, nth) => ({
    paint,
    text: text.replace(/ *\n */g, (end, at: number) => {
      const before = text[at - 1] ?? spans[nth - 1]?.text.at(-1) ?? "";
      const after = text[at + end.length] ?? spans[nth + 1]?.text[0] ?? "";
      return japanese.test(before) && japanese.test(after) ? "" : " ";
    }),
  }));
}

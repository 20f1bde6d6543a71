// Parts code into what is painted. Apart from the drawing of programs, because the two parsers take 30 ms to load and
// are needed for colours alone.
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser as javascript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";
import type { CodeKind } from "../theme.js";
import type { CodePiece, Highlight } from "./programs.js";

const kinds: readonly CodeKind[] = ["keyword", "string", "number", "comment"];
const parsers = { python, typescript: javascript.configure({ dialect: "ts" }) };

const highlighter = tagHighlighter([
  ...kinds.map((kind) => ({ tag: tags[kind], class: kind })),
  { tag: tags.bool, class: "keyword" },
]);

export const highlight: Highlight = (code, written) => {
  const lines: CodePiece[][] = [[]];
  const put = (text: string, classes: string): void => {
    const kind = kinds.find((each) => each === classes) ?? null;
    // How an f-string writes a value (`.1f`) is taken for a keyword.
    lines.at(-1)?.push({ text, kind: kind === "keyword" && text.startsWith(".") ? null : kind });
  };
  highlightCode(code, parsers[written].parse(code), highlighter, put, () => lines.push([]));
  return lines;
};

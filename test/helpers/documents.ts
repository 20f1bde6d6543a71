// What a document in Markdown is made of, for the tests that compare documents and follow their links.
import { marked, type Token } from "marked";

function allTokens(text: string): Token[] {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(text), (token) => {
    found.push(token);
  });
  return found;
}

/** Where a document's links and pictures lead, those into the web left out. */
export function linksIn(text: string): string[] {
  return allTokens(text)
    .flatMap((token) => (token.type === "link" || token.type === "image" ? [String(token.href)] : []))
    .filter((href) => !/^[a-z]+:/.test(href));
}

/** The names that GitHub gives to a document's headings. */
export function anchorsIn(text: string): string[] {
  return allTokens(text).flatMap((token) =>
    token.type === "heading"
      ? [
          String(token.text)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .replaceAll(" ", "-"),
        ]
      : [],
  );
}

/** The names and figures in backticks, each once. */
export function codesIn(text: string): string[] {
  const codes = allTokens(text).flatMap((token) => (token.type === "codespan" ? [token.text] : []));
  return [...new Set(codes)].sort();
}

/** A document's blocks, a line each, without its prose: two languages of one content have the same. */
export function outlineOf(text: string): string[] {
  return marked.lexer(text).flatMap((token) => {
    switch (token.type) {
      case "space":
        return [];
      case "heading":
        return [`heading ${token.depth}`];
      case "code":
        // What a run has shown is in its own language.
        return [token.lang === "console" ? "console" : `${token.lang}\n${token.text}`];
      case "table":
        return [`table of ${token.rows.length} rows, ${token.header.length} columns`];
      case "list":
        return [`list of ${token.items.length}`];
      default:
        return [token.type];
    }
  });
}

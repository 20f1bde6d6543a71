// A program's text as it is shown, whatever editor has written it: with no byte order mark, and with line feeds alone between
// its lines. JavaScript and Python count a carriage return as the end of a line too, so no line changes its number.

export function sourceText(text: string): string {
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

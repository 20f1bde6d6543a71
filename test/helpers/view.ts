// Views to draw in, without colour unless asked for.
import { stripVTControlCharacters } from "node:util";
import { paints } from "../../src/draw/paints.js";
import { createTheme } from "../../src/draw/theme.js";
import type { Language, View } from "../../src/draw/view.js";

export function viewOf(
  width: number,
  language: Language = "en",
  options: { readonly ascii?: boolean; readonly color?: boolean } = {},
): View {
  const theme = createTheme({ paints: options.color ? paints : null, ascii: options.ascii ?? false });
  return { width, theme, language };
}

/** The four views that every renderer has a golden text for. */
export const en80 = viewOf(80);
export const en40 = viewOf(40);
export const ascii80 = viewOf(80, "en", { ascii: true });
export const ja80 = viewOf(80, "ja");

/** The text without its colours. */
export function uncolored(text: string): string {
  return stripVTControlCharacters(text);
}

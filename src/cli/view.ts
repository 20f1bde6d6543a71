// Makes the view that renderers draw in. Colours are loaded only where they are wanted.
import type { Language } from "../draw/language.js";
import { createTheme } from "../draw/theme.js";
import type { View } from "../draw/view.js";
import { messagesFor } from "../draw/words/index.js";

export async function makeView(options: {
  readonly language: Language;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly width: number;
}): Promise<View> {
  const { language, color, ascii, width } = options;
  const paints = color ? (await import("../draw/paints.js")).paints : null;
  const theme = createTheme({ paints, ascii });
  return { width, theme, messages: messagesFor(language) };
}

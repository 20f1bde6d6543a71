// Makes the view that renderers draw in. Colours are loaded only where they are wanted.
import type { Language } from "../lesson/model.js";
import { messagesFor } from "../render/messages/index.js";
import { createTheme } from "../render/theme.js";
import type { View } from "../render/view.js";

export async function makeView(options: {
  readonly language: Language;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly width: number;
}): Promise<View> {
  const { language, color, ascii, width } = options;
  const paints = color ? (await import("../render/paints.js")).paints : null;
  const theme = createTheme({ paints, ascii });
  return { width, theme, messages: messagesFor(language) };
}

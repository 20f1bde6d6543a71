// Makes the view that renderers draw in; the drawing code is loaded only when something is drawn.
import type { Language } from "../lesson/model.js";
import type { View } from "../render/view.js";

export async function makeView(options: {
  readonly language: Language;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly width: number;
}): Promise<View> {
  const [{ createTheme }, { messagesFor }] = await Promise.all([
    import("../render/theme.js"),
    import("../render/messages/index.js"),
  ]);
  const { language, color, ascii, width } = options;
  return { width, theme: createTheme({ color, ascii }), messages: messagesFor(language) };
}

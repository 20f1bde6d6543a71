// Makes the view that renderers draw in; the drawing code is loaded only when something is drawn.
import type { Language } from "../lesson/model.js";
import type { View } from "../render/view.js";

export async function makeView(options: {
  readonly language: Language;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly width: number;
}): Promise<View> {
  const { language, color, ascii, width } = options;
  const [{ createTheme }, { messagesFor }, colors] = await Promise.all([
    import("../render/theme.js"),
    import("../render/messages/index.js"),
    color ? import("../render/paints.js") : null,
  ]);
  const theme = createTheme({ paints: colors?.paints ?? null, ascii });
  return { width, theme, messages: messagesFor(language) };
}

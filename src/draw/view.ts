// What every renderer is given beside its data. Renderers know of nothing else. What a user reads is in both languages.
import type { Theme } from "./theme.js";

export type Language = "en" | "ja";

/** A text in both languages; neither may be missing. */
export type Localized = Readonly<Record<Language, string>>;

export interface View {
  /** Columns to draw in; no line drawn is ever wider. Meant for 30 and more. */
  readonly width: number;
  readonly theme: Theme;
  readonly language: Language;
}

/** Below this many columns, what stands side by side is stacked. */
const stackBelow = 60;

export function isNarrow(view: View): boolean {
  return view.width < stackBelow;
}

// What every renderer is given beside its data. Renderers know of nothing else.
import type { Language } from "./language.js";
import type { Theme } from "./theme.js";

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

// A bar as long as a value, to an eighth of a cell (to a whole one in ASCII). Never nothing for more than nothing.
import type { Theme } from "./theme.js";

/**
 * @param share the value's part of the full length, 0 to 1
 * @param cells the full length
 */
export function bar(share: number, cells: number, theme: Theme): string {
  const parts = theme.glyphs.bar;
  const whole = parts.at(-1) ?? "";
  const length = Math.round(Math.max(0, Math.min(1, share)) * cells * parts.length);
  const units = share > 0 ? Math.max(1, length) : 0;
  const rest = units % parts.length;
  return whole.repeat(Math.floor(units / parts.length)) + (rest === 0 ? "" : (parts[rest - 1] ?? ""));
}

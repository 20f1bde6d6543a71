// How numbers are written, and drawn as bars. Seconds always with three decimals and their unit, so that columns align.
import type { Statistics } from "../trace/compare.js";
import type { Second } from "../trace/event.js";
import { oneLine } from "../trace/harmless.js";
import type { Theme } from "./theme.js";

/** `6.001 s` */
export function seconds(value: Second): string {
  return `${value.toFixed(3)} s`;
}

/** `6.001 ± 0.002 s` */
export function meanAndDeviation(statistics: Statistics, theme: Theme): string {
  const { mean, deviation } = statistics;
  return `${mean.toFixed(3)} ${theme.glyphs.plusMinus} ${seconds(deviation)}`;
}

/** `6.000 … 6.003 s` */
export function range(statistics: Statistics, theme: Theme): string {
  return `${statistics.min.toFixed(3)} ${theme.glyphs.ellipsis} ${seconds(statistics.max)}`;
}

/** A point on a scale, as short as can be: `0s`, `1.5s`, `15s`; below a hundredth of a second `2.5ms`. */
export function mark(value: Second): string {
  if (value !== 0 && Math.abs(value) < 0.01) return `${Number((value * 1000).toPrecision(3))}ms`;
  return `${Number(value.toPrecision(3))}s`;
}

/** A point on a scale, rounded to a tenth where it is long: 15.012 is `15s`. */
export function roundMark(value: Second): Second {
  return value >= 1 ? Math.round(value * 10) / 10 : Number(value.toPrecision(2));
}

/** `2.50`; `-` where there is no ratio. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "-";
}

/** Printed values in one line: `3 2 1`. */
export function orderText(order: readonly string[]): string {
  return order.map(oneLine).join(" ");
}

/**
 * A bar as long as a value, to an eighth of a cell (to a whole one in ASCII). Never nothing for more than nothing.
 *
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

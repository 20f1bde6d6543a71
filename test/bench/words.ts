// How numbers, targets and verdicts are written. Pure; the bench is for those who work on the code: English only.
import { isMet } from "./figures.js";
import type { Figure } from "./model.js";

/** A duration in seconds with three digits and the unit that suits it. */
export function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 0.9995) return `${seconds.toPrecision(3)} s`;
  if (size >= 0.0009995) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${(seconds * 1e6).toFixed(0)} µs`;
}

/** A size in whole mebibytes. */
function size(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}

/** A value that has a unit of its own; null: it has none. */
function amount(value: number, reading: Figure["reading"]): string | null {
  if (reading === "seconds") return duration(value);
  return reading === "bytes" ? size(value) : null;
}

/** A ratio with two digits after the point. */
function times(value: number): string {
  return `${value.toFixed(2)} ×`;
}

/** `ours` or `theirs` in its unit; nothing where there is none. */
export function own(value: number | null, { reading }: Pick<Figure, "reading">): string {
  if (value === null) return "";
  if (reading === "bytes") return size(value);
  return reading === "times as large" ? `${value.toFixed(0)} B` : duration(value);
}

const short = {
  "times as long": "as long",
  "times as fast": "as fast",
  "times as large": "as large",
} as const;

/** What a figure says: `9.00 × as fast`, `151 µs`, `0`. */
export function said({ reading, value }: Pick<Figure, "reading" | "value">): string {
  if (reading === "early sleeps") return String(value);
  if (reading === "seconds" || reading === "bytes") return amount(value, reading) ?? "";
  return `${times(value)} ${short[reading]}`;
}

/** The lowest and the highest of the rounds, or nothing. */
export function spreadOf({ reading, range }: Pick<Figure, "reading" | "range">): string {
  if (range === null) return "";
  return range.map((each) => amount(each, reading) ?? each.toFixed(2)).join("–");
}

/** `≥ 8`, `≤ 1.7`, `≤ 200 µs`, or a dash for no target. */
export function bound({ reading, target }: Pick<Figure, "reading" | "target">): string {
  if (target === null) return "–";
  const [sign, limit] = "atMost" in target ? ["≤", target.atMost] : ["≥", target.atLeast];
  return `${sign} ${amount(limit, reading) ?? limit}`;
}

/** `met`, `MISSED`, or nothing where there is no target. */
export function verdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return "";
  return met ? "met" : "MISSED";
}

/** What a figure is of: its bench, and what in it where that has a name of its own. */
function nameOf({ bench, what }: Figure, mark: string): string {
  return what === bench ? bench : `${bench}${mark} ${what}`;
}

/** The name of a figure's row. */
export function label(figure: Figure): string {
  return nameOf(figure, ":");
}

/** One line for a figure whose target was missed. */
export function complaint(figure: Figure): string {
  const { against, reading, value } = figure;
  const it =
    against === null
      ? (amount(value, reading) ?? `${value} ${reading}`)
      : `${value.toFixed(2)} ${reading} as ${against}`;
  return `missed: ${nameOf(figure, ",")}: ${it}, target ${bound(figure)}`;
}

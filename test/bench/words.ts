// How numbers, targets and verdicts are written. Pure; the bench is for those who work on the code: English only.
import { isMet } from "./figures.js";
import type { Figure, Target } from "./model.js";

/** A duration in seconds with three digits and the unit that suits it. */
export function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 0.9995) return `${seconds.toPrecision(3)} s`;
  if (size >= 0.0009995) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${(seconds * 1e6).toFixed(0)} µs`;
}

/** A ratio with two digits after the point. */
export function times(value: number): string {
  return `${value.toFixed(2)} ×`;
}

/** `≥ 8`, `≤ 1.7`, or a dash for no target. */
export function bound(target: Target | null): string {
  if (target === null) return "–";
  return "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

/** `met`, `MISSED`, or nothing where there is no target. */
export function verdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return "";
  return met ? "met" : "MISSED";
}

/** One line for a figure whose target was missed. */
export function complaint(figure: Figure): string {
  const { bench, what, against, reading, value, target } = figure;
  const name = what === bench ? bench : `${bench}, ${what}`;
  const it =
    against === null ? `${value} ${reading}` : `${times(value).replace(" ×", "")} ${reading} as ${against}`;
  return `missed: ${name}: ${it}, target ${bound(target)}`;
}

// From samples to figures, and from figures to a verdict. Pure.
import type { Comparison, Figure, Samples, Statistic, Target } from "./model.js";
import { geometricMean, ratio, statistics } from "./statistics.js";

/** What is said about two contenders. */
interface Claim {
  readonly bench: string;
  readonly what?: string;
  readonly reading: Comparison;
  readonly statistic: Statistic;
  readonly target: Target | null;
}

/**
 * Holds our samples against another contender's, taken in the same rounds.
 *
 * @throws {RangeError} when there are no samples, or a time that nothing can be measured against
 */
export function compare(claim: Claim, ours: Samples, theirs: Samples): Figure {
  const { bench, what = bench, reading, statistic, target } = claim;
  const summarize = statistics[statistic];
  const heldAgainst = (us: number, them: number): number =>
    reading === "times as fast" ? ratio(them, us) : ratio(us, them);
  const oneRound = ours.rounds.map((round, i) =>
    heldAgainst(summarize(round), summarize(theirs.rounds[i] ?? [])),
  );
  const our = summarize(ours.rounds.flat());
  const their = summarize(theirs.rounds.flat());
  return {
    bench,
    what,
    reading,
    value: heldAgainst(our, their),
    range: [Math.min(...oneRound), Math.max(...oneRound)],
    ours: our,
    against: theirs.contender,
    theirs: their,
    statistic,
    target,
  };
}

/**
 * Our own seconds, held against nobody.
 *
 * @throws {RangeError} when there are no samples
 */
export function inSeconds(claim: Omit<Claim, "reading">, ours: Samples): Figure {
  return alone("seconds", claim, ours);
}

/**
 * Our own bytes, held against nobody.
 *
 * @throws {RangeError} when there are no samples
 */
export function inBytes(claim: Omit<Claim, "reading">, ours: Samples): Figure {
  return alone("bytes", claim, ours);
}

function alone(reading: "seconds" | "bytes", claim: Omit<Claim, "reading">, ours: Samples): Figure {
  const { bench, what = bench, statistic, target } = claim;
  const summarize = statistics[statistic];
  const oneRound = ours.rounds.map(summarize);
  const value = summarize(ours.rounds.flat());
  return {
    bench,
    what,
    reading,
    value,
    range: [Math.min(...oneRound), Math.max(...oneRound)],
    ours: value,
    against: null,
    theirs: null,
    statistic,
    target,
  };
}

/**
 * Several comparisons with one contender as one.
 *
 * @param claim `bench` and `what` are the names of what is made
 * @throws {RangeError} when there are none
 */
export function meanOf(
  claim: { readonly bench: string; readonly what: string; readonly target: Target | null },
  figures: readonly Figure[],
): Figure {
  const [first] = figures;
  return {
    ...claim,
    reading: first?.reading ?? "times as fast",
    value: geometricMean(figures.map(({ value }) => value)),
    range: null,
    ours: null,
    against: first?.against ?? null,
    theirs: null,
    statistic: "geometric mean",
  };
}

// A clock read twice and subtracted is off by less than this, in seconds: such a sleep was not early.
const rounding = 1e-9;

/** How many sleeps ended before their time. */
export function countEarly(bench: string, overshoots: Samples, what = "early sleeps"): Figure {
  const early = overshoots.rounds.flat().filter((late) => late < -rounding).length;
  const none = { range: null, ours: null, against: null, theirs: null, statistic: null };
  return { bench, what, reading: "early sleeps", value: early, ...none, target: { atMost: 0 } };
}

/** Was the figure's target met? Null: it has none. */
export function isMet({ value, target }: Pick<Figure, "value" | "target">): boolean | null {
  if (target === null) return null;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** The figures whose target was missed. */
export function missedOf(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => isMet(figure) === false);
}

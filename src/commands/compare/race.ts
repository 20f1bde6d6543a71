// Runs several targets at once, each in its own worker, with a live bar each on a terminal.
import type { ClockChoice } from "../../run/runtime.js";
import { explanationOf } from "../../trace/compare.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { RunState } from "../../trace/state/runState.js";
import type { CommandContext } from "../common/commandContext.js";
import { RacingRun, showRace } from "../common/liveRace.js";
import { isGood, isWhole, type Measured, type Measurement, measure } from "../common/measure.js";
import type { Target } from "../common/targets.js";

export interface RaceOptions {
  /** How many times each target runs; once unless given. */
  readonly runs: number | undefined;
  /** One after the other. */
  readonly serial: boolean | undefined;
  readonly timeout: number | undefined;
  /** Show nothing while they run. */
  readonly isQuiet: boolean;
}

/** A whole bar when nothing is known of how long a target takes. */
const defaultFull: Second = 15;

/** The measurements of each target, in the order of the targets. */
export async function race(
  targets: readonly Target[],
  clock: ClockChoice,
  { runs = 1, serial = false, timeout, isQuiet }: RaceOptions,
  context: CommandContext,
): Promise<Measurement[][]> {
  const isLive = context.isAnimated && clock.kind === "real" && !isQuiet;
  const racers = targets.map((target) => ({
    target,
    run: new RacingRun(target.label, clock.kind === "real" ? clock.speed : 1),
    results: [] as Measurement[],
  }));
  const full = Math.max(...targets.map(({ lesson }) => lesson?.elapsed.ideal ?? defaultFull));
  const area = isLive
    ? await showRace(() => ({ runners: racers.map(({ run }) => run.now()), full }), context)
    : null;
  const runOnce = async ({ target, run, results }: (typeof racers)[number]): Promise<void> => {
    if (context.signal.aborted) return;
    run.begin(null);
    const onEvent = (event: TraceEvent): void => run.see(event);
    // Beside a further run of a target stands the first.
    const share = targets.length * Math.min(runs, 2);
    const result = await measure(target, clock, { timeout, signal: context.signal, share, onEvent });
    run.end(isGood(result), result);
    results.push(results.length === 0 ? result : withoutEvents(result, results));
  };
  try {
    for (let round = 0; round < runs; round++) {
      if (serial) for (const racer of racers) await runOnce(racer);
      else await Promise.all(racers.map(runOnce));
    }
  } finally {
    area?.stop();
  }
  return racers.map(({ results }) => results);
}

/** A further run of a target: what is drawn from events is drawn from those of the first, and a hundred may follow. */
export function withoutEvents(result: Measurement, before: readonly Measurement[]): Measurement {
  const isFirstWhole = isWhole(result) && !before.some(isWhole);
  const without = (run: Measured): Measured => {
    // Whatever is made of events only when it is asked for keeps them.
    const explanation = isFirstWhole ? run.explanation() : explanationOf([]);
    const state = isWhole(run) ? new RunState() : run.state();
    return {
      ...run,
      events: [],
      outputs: [],
      order: isFirstWhole ? run.order : [],
      explanation: () => explanation,
      state: () => state,
    };
  };
  return { ...without(result), recorded: without(result.recorded) };
}

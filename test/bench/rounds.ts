// Interleaving: ABCABC, never AABBCC. What else the machine does then weighs on all contenders alike.
import type { Samples } from "./model.js";

export interface Contender {
  readonly name: string;
  /** Takes the samples of one round, in seconds. */
  readonly sample: () => readonly number[];
}

/**
 * Lets every contender have its turn in each round.
 *
 * @param warmUps rounds before those that count: they fill the file system's caches
 * @returns the samples, in the order of the contenders
 */
export function takeRounds(
  contenders: readonly Contender[],
  rounds: number,
  warmUps = 0,
): readonly Samples[] {
  const taken = contenders.map(({ name }) => ({ contender: name, rounds: [] as (readonly number[])[] }));
  for (let round = -warmUps; round < rounds; round++) {
    contenders.forEach(({ sample }, i) => {
      const samples = sample();
      if (round >= 0) taken[i]?.rounds.push(samples);
    });
  }
  return taken;
}

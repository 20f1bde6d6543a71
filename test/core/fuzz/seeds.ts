// fast-check's settings: the same cases in every run, so that a change fails by its own fault.
interface Fixed {
  readonly seed: number;
  readonly numRuns: number;
}

/** @param runs how many cases; ASYNCIO_FUZZ_SEED chooses others than those of `npm test` */
export function fixed(runs: number): Fixed {
  return { seed: Number(process.env.ASYNCIO_FUZZ_SEED ?? 20_313), numRuns: runs };
}

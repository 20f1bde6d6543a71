// What repeated runs say together. The deviation is the sample's (divided by n - 1).

export interface Statistics {
  readonly runs: number;
  readonly mean: number;
  /** Sample standard deviation, in the unit of the values; 0 for a single run. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/**
 * @param values one value a run, all in one unit
 * @throws RangeError when there is no value
 */
export function statisticsOf(values: readonly number[]): Statistics {
  const runs = values.length;
  if (runs === 0) throw new RangeError("statistics need at least one value");
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = runs === 1 ? 0 : Math.sqrt(squares / (runs - 1));
  return { runs, mean, deviation, min: Math.min(...values), max: Math.max(...values) };
}

// Places here and there in a trace, the same ones in every run.

/** So many whole numbers from 1 to `most`, as if by chance. */
export function randomPlaces(count: number, most: number): number[] {
  // The generator of ANSI C's example, whose upper bits are good enough for this.
  let state = 20_313;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  });
}

// "Did you mean …?" asks for the known names nearest to one that was typed. Rule: it only suggests; nothing here
// chooses.

/**
 * Damerau-Levenshtein distance (restricted): how many insertions, deletions, replacements and swaps of
 * neighbours lead from `a` to `b`.
 */
export function editDistance(a: string, b: string): number {
  const row = (length: number): number[] => new Array<number>(length + 1).fill(0);
  let beforeLast = row(b.length);
  let last = row(b.length).map((_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = row(b.length);
    current[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current[j] = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/**
 * The candidates near `word`, nearest first, at most three. Near is: a good third of the letters wrong at most,
 * or the one contains the other (`await` is near `await_without_tasks`), from three letters on.
 */
export function nearest(word: string, candidates: readonly string[]): string[] {
  const contains = (name: string) => word.length >= 3 && (name.includes(word) || word.includes(name));
  return candidates
    .map((name) => ({ name, distance: contains(name) ? 0 : editDistance(word, name) }))
    .filter(({ name, distance }) => distance <= Math.max(word.length, name.length) * 0.4)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

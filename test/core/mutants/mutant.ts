// A mutant: the core with one fault put in, and the test that claims to hold what the fault breaks.
export interface Mutant {
  /** The module of `src/asyncio` that is changed. */
  readonly file: string;
  /** The text that is replaced: it stands there exactly once. */
  readonly from: string;
  readonly to: string;
  /** What behaves otherwise then. */
  readonly breaks: string;
  /** The test file, below `test/`. */
  readonly test: string;
  /** The title of the test as it stands there; `describe > title` where several have that title. */
  readonly claim: string;
}

/** What vitest's `-t` takes to find the claiming test, and no other: the titles of tables have places to fill. */
export function patternOf({ claim }: Mutant): string {
  const parts = claim
    .split(" > ")
    .map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/%[sdifjoO#]/g, ".*"));
  return `(^| )${parts.join(" .*?")}$`;
}

/**
 * `source` with the fault put in.
 *
 * @throws {Error} when the text to replace does not stand there exactly once
 */
export function mutate(source: string, { file, from, to }: Mutant): string {
  const parts = source.split(from);
  if (parts.length !== 2) {
    throw new Error(`src/asyncio/${file} has ${parts.length - 1} times, where once is wanted:\n${from}`);
  }
  return parts.join(to);
}

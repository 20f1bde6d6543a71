// What every measured program of Node's shares: it is told its work on the command line, does it some times, and
// writes what that took. Nothing but the work itself is on the clock. No collector is forced to run: a full collection
// shrinks V8's young space to its first size, and the run after it would pay for the growing, as no program does by itself.

interface Order {
  /** How often the work is done before anything counts. */
  readonly warmUps: number;
  /** How often it is done and measured. */
  readonly runs: number;
  /** How large the work is; each program says what its numbers are. */
  readonly size: readonly number[];
}

function readOrder(): Order {
  const [, , text] = process.argv;
  if (text === undefined) throw new Error("this program is run by test/bench/main.ts");
  return JSON.parse(text) as Order;
}

/**
 * Does the work and writes `{ "seconds": [...], "done": [...] }`, one entry a measured run, as a line to stdout.
 *
 * @param work does it once, and gives how much was done: the bench checks that nobody did less
 */
export async function repeat(work: (...size: readonly number[]) => Promise<number>): Promise<void> {
  const { warmUps, runs, size } = readOrder();
  for (let i = 0; i < warmUps; i++) await work(...size);
  const seconds: number[] = [];
  const done: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    done.push(await work(...size));
    seconds.push((performance.now() - start) / 1000);
  }
  process.stdout.write(`${JSON.stringify({ seconds, done })}\n`);
}

/**
 * Sleeps for each of the sizes (milliseconds) in turn, and writes `{ "late": [[...], ...] }`: one list a round of all
 * of them, each entry how much longer than asked the sleep took, in seconds; below 0 it was early.
 *
 * @param sleep sleeps once, for so many milliseconds, and gives how many it took
 */
export async function overshoot(sleep: (milliseconds: number) => Promise<number>): Promise<void> {
  const { warmUps, runs, size } = readOrder();
  const late: number[][] = [];
  for (let i = 0; i < warmUps + runs; i++) {
    const round: number[] = [];
    for (const milliseconds of size) round.push(((await sleep(milliseconds)) - milliseconds) / 1000);
    if (i >= warmUps) late.push(round);
  }
  process.stdout.write(JSON.stringify({ late }));
}

/**
 * Takes a measure of memory some times, and writes `{ "bytes": [...] }`, one entry a run that counts.
 *
 * @param measure gives the bytes that one of `count` things takes
 */
export async function memory(measure: (count: number) => Promise<number>): Promise<void> {
  const { warmUps, runs, size } = readOrder();
  const bytes: number[] = [];
  for (let i = 0; i < warmUps + runs; i++) {
    const taken = await measure(size[0] ?? 0);
    if (i >= warmUps) bytes.push(taken);
  }
  process.stdout.write(JSON.stringify({ bytes }));
}

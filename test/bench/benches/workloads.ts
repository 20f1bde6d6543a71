// The workloads and their sizes, in the order in which they run and are shown.
import type { Workload } from "./workload.js";

const product = (size: readonly number[]): number => size.reduce((a, b) => a * b, 1);
const first = ([count = 0]: readonly number[]): number => count;
const firstTwo = ([count = 0, each = 0]: readonly number[]): number => count * each;

// A part is large enough for V8 to have compiled all of the program, and leaves the proportions as they are: as many
// turns a task, as many sleepers a millisecond. The sizes are those that each program's first line names.
export const workloads: readonly Workload[] = [
  { name: "switch", size: [100, 10_000], part: [100, 2_000], work: product, isSummed: true },
  // Two readings of "200,000 tasks, created and awaited": the garbage collector sees very different programs. What
  // the second one measures is mostly V8's collector at its default size of young space.
  {
    name: "spawn",
    what: "one by one",
    size: [200_000, 1],
    part: [10_000, 1],
    work: first,
    isSummed: true,
  },
  {
    name: "spawn",
    what: "all at once",
    size: [200_000, 200_000],
    part: [10_000, 10_000],
    work: first,
    isSummed: false,
  },
  { name: "timers", size: [100_000, 100], part: [10_000, 10], work: first, isSummed: true },
  // Two readings as well: the first is the price of calling and returning alone, the second wakes the whole chain once.
  {
    name: "calls",
    what: "none waits",
    size: [50_000, 20, 0],
    part: [10_000, 20, 0],
    work: firstTwo,
    hasFloor: true,
    isSummed: true,
  },
  {
    name: "calls",
    what: "the last waits a turn",
    size: [50_000, 20, 1],
    part: [10_000, 20, 1],
    work: firstTwo,
    hasFloor: true,
    isSummed: false,
  },
  { name: "pingpong", size: [100_000], part: [20_000], work: first, isSummed: true },
  { name: "lock", size: [1_000, 100], part: [250, 100], work: product, isSummed: true },
  { name: "gather", size: [100, 1_000], part: [20, 1_000], work: product, isSummed: true },
];

/** The reading of each workload that counts. */
export const countedWorkloads: readonly Workload[] = workloads.filter(({ isSummed }) => isSummed);

// For tests of barriers: five tasks that pass one, and what became of them.
import { Barrier } from "../../src/asyncio/barrier.js";
import { gather } from "../../src/asyncio/gather.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { BrokenBarrierError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { tasksOf } from "./turns.js";
import { runVirtual } from "./virtual.js";

export const parties = 5;
/** How a barrier for five is written when nobody is at it. */
export const empty = "<asyncio.locks.Barrier object [filling, waiters:0/5]>";

/** Runs `parties` tasks on one barrier to their ends; gives the barrier and their results, in order. */
export async function passing<T>(each: (barrier: Barrier, task: number) => CoroutineGenerator<T>) {
  const main = coroutine(function* main() {
    const barrier = new Barrier(parties);
    const results = yield* gather(...tasksOf(parties, (index) => each(barrier, index)));
    return { barrier, results, written: repr(barrier) };
  });
  return await runVirtual(main());
}

/** Waits; gives the index, or "refused". */
export function* passOrNot(barrier: Barrier): CoroutineGenerator<number | "refused"> {
  try {
    return yield* barrier.wait();
  } catch (error) {
    if (error instanceof BrokenBarrierError) return "refused";
    throw error;
  }
}

export function sorted(numbers: readonly unknown[]): unknown[] {
  return [...numbers].sort();
}

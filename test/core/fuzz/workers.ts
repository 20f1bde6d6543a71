// Tasks that come at given times and are cancelled at given moments: what the properties of locks and queues are tried on.
import fc from "fast-check";
import { EventLoop } from "../../../src/asyncio/base_events.js";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import { createTask } from "../../../src/asyncio/create_task.js";
import { type CoroutineGenerator, coroutine } from "../../../src/asyncio/python/coroutines.js";
import { run } from "../../../src/asyncio/runners.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import type { Task } from "../../../src/asyncio/tasks.js";

/** Times are counted in hundredths of a second, and there are few of them, so that much happens in one iteration. */
const few = 6;

interface Worker {
  /** When it comes. */
  readonly arrives: number;
  /** How long it keeps what it has got. */
  readonly holds: number;
  /** When it is cancelled from outside, if it is. */
  readonly cancelledAt: number | null;
  /** Whom it cancels in the very step in which it has given back what it held. */
  readonly cancels: number | null;
}

export const workers: fc.Arbitrary<Worker[]> = fc.array(
  fc.record({
    arrives: fc.nat(few),
    holds: fc.nat(2),
    cancelledAt: fc.option(fc.nat(few), { freq: 2 }),
    cancels: fc.option(fc.nat(11), { freq: 2 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** So many hundredths of a second. */
export function hundredths(count: number): number {
  return count / 100;
}

/** What became of the workers. */
interface Outcome {
  /** Those whom nobody has cancelled. */
  readonly untouched: readonly number[];
  /** Those that came to their end by themselves. */
  readonly finished: readonly number[];
  /** Those that are waiting still. */
  readonly waiting: readonly number[];
}

/**
 * Runs a task for each worker, in virtual time, until nothing happens any more.
 *
 * @param body what a worker does once it has come; the step after it is the one in which it cancels another
 * @param atRest called when all is at rest, to look, and to release whoever is waiting still
 * @throws {DeadlockError} when `atRest` has not released them all
 */
export async function runWorkers(
  list: readonly Worker[],
  body: (id: number, worker: Worker) => CoroutineGenerator<void>,
  atRest: (outcome: Outcome) => void = () => {},
): Promise<Outcome> {
  const tasks: Task<void>[] = [];
  const cancelled = new Set<number>();
  const cancel = (id: number): void => {
    if (tasks[id]?.cancel()) cancelled.add(id);
  };
  const work = coroutine(function* work(id: number, worker: Worker) {
    yield* sleep(hundredths(worker.arrives));
    yield* body(id, worker);
    if (worker.cancels !== null && worker.cancels !== id) cancel(worker.cancels);
  });
  const look = (): Outcome => {
    const numbered = tasks.map((task, id) => ({ task, id }));
    const idsOf = (picked: (task: Task<void>) => boolean): number[] =>
      numbered.filter(({ task }) => picked(task)).map(({ id }) => id);
    return {
      untouched: numbered.map(({ id }) => id).filter((id) => !cancelled.has(id)),
      finished: idsOf((task) => task.done() && !task.cancelled()),
      waiting: idsOf((task) => !task.done()),
    };
  };
  const main = coroutine(function* main() {
    list.forEach((worker, id) => {
      tasks.push(createTask(work(id, worker)));
      if (worker.cancelledAt !== null) getRunningLoop().callLater(hundredths(worker.cancelledAt), cancel, id);
    });
    yield* sleep(10);
    atRest(look());
    for (const task of tasks) {
      try {
        yield* task;
      } catch {
        // How it ended is read off the task.
      }
    }
    return look();
  });
  return await run(main(), { loopFactory: () => new EventLoop({ clock: new VirtualClock() }) });
}

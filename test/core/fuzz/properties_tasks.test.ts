// A task that is not done waits for something or is scheduled to run: never both, never neither.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventLoop } from "../../../src/asyncio/base_events.js";
import type { Future } from "../../../src/asyncio/futures.js";
import { Instrument } from "../../../src/asyncio/instrument.js";
import { repr } from "../../../src/asyncio/python/repr.js";
import type { Task } from "../../../src/asyncio/tasks.js";
import { programs } from "./arbitrary.js";
import type { Program } from "./ast.js";
import { readGolden } from "./golden.js";
import { traceOf } from "./run_program.js";
import { fixed } from "./seeds.js";

/** Keeps the books of who is scheduled, and looks at every unfinished task at the beginning of each iteration. */
class Watcher extends Instrument {
  readonly faults: string[] = [];
  looks = 0;
  private readonly scheduled = new Set<Task<unknown>>();
  private iterations = 0;

  override taskCreated(task: Task<unknown>): void {
    this.scheduled.add(task);
  }

  override taskWoken(task: Task<unknown>): void {
    if (this.scheduled.has(task)) this.faults.push(`${repr(task)} is woken twice`);
    this.scheduled.add(task);
  }

  override taskSuspended(task: Task<unknown>, on: Future<unknown> | null): void {
    if (on === null) this.scheduled.add(task);
  }

  override stepBegan(task: Task<unknown>): void {
    if (!this.scheduled.delete(task)) this.faults.push(`${repr(task)} runs without having been scheduled`);
    if (task.done()) this.faults.push(`${repr(task)} runs although it is done`);
  }

  override iterationBegan(loop: EventLoop): void {
    if (loop.iterations < this.iterations) this.faults.push("iterations go back");
    this.iterations = loop.iterations;
    for (const task of loop._tasks) {
      this.looks++;
      const isWaiting = task._waiter !== null && !task._waiter.done();
      if (isWaiting !== this.scheduled.has(task)) continue;
      this.faults.push(`${repr(task)} is ${isWaiting ? "both waiting and scheduled" : "neither"}`);
    }
  }
}

async function watch(program: Program): Promise<{ readonly watcher: Watcher; readonly trace: string[] }> {
  const watcher = new Watcher();
  const trace = await traceOf(program, [watcher]);
  return { watcher, trace };
}

test("in programs of awaits and cancellations no task is left neither waiting nor scheduled", async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      expect((await watch(program)).watcher.faults).toEqual([]);
    }),
    fixed(100),
  );
});

test("nor in the recorded programs of both grammars, which run the same when watched", async () => {
  let looks = 0;
  for (const { program, trace: recorded } of [
    ...readGolden("given").slice(0, 200),
    ...readGolden("wide").slice(0, 200),
  ]) {
    const { watcher, trace } = await watch(program);
    expect(trace).toEqual(recorded);
    expect(watcher.faults).toEqual([]);
    looks += watcher.looks;
  }
  expect(looks).toBeGreaterThan(5000);
});

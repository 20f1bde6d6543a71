// A sleep has two forms, one object where nobody watches and a future with a handle where somebody does. No program can
// tell which: results, order, virtual times and reprs are the same.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { TimerHandle } from "../../src/asyncio/events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { SleepFuture } from "../../src/asyncio/sleep_future.js";
import { thrownBy } from "./turns.js";
import { runVirtual } from "./virtual.js";

const forms = [
  ["in one object", { instruments: [] }],
  ["with a handle, for an instrument", { instruments: [new Instrument()] }],
  ["with a handle, for debug mode", { instruments: [], debug: true }],
] as const;

type Entry = readonly unknown[];

/** Sleeps of many lengths, cut short by cancels at many moments; writes down what ends how, in which order and when. */
const many = coroutine(function* many() {
  const loop = getRunningLoop();
  const entries: Entry[] = [];
  const note = (...what: readonly unknown[]): void => {
    entries.push([...what, loop.time(), loop.iterations, loop._timerCount]);
  };
  const sleeper = coroutine(function* sleeper(number: number) {
    try {
      note("slept", yield* sleep(((number * 37) % 11) / 100, number));
    } catch (error) {
      note("cut", number, error instanceof CancelledError ? error.args : error);
      if (number % 2 === 0) throw error;
    } finally {
      yield* sleep(number % 5 === 0 ? 0 : 0.001);
    }
    return number;
  });
  const tasks = Array.from({ length: 40 }, (_, number) => createTask(sleeper(number)));
  for (let round = 0; round < 8; round++) {
    yield* sleep(0.013);
    for (const at of [round * 5, round * 3 + 1]) note("cancel", tasks[at]?.cancel(`round ${round}`));
  }
  for (const task of tasks) {
    try {
      note("result", yield* task);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      note("cancelled", error.args);
    }
  }
  return entries;
});

describe("a sleep", () => {
  test("gives the same results, in the same order, at the same times, in each form", async () => {
    const runs: Entry[][] = [];
    for (const [, options] of forms) runs.push(await runVirtual(many(), options));
    const [light, watched, debugged] = runs;
    expect(new Set(light?.map(([what]) => what))).toEqual(
      new Set(["slept", "cut", "cancel", "result", "cancelled"]),
    );
    expect(watched).toEqual(light);
    // Debug mode reads the clock around each step: the same but for nanoseconds.
    const withoutTime = (entries: Entry[] = []): Entry[] => entries.map((entry) => entry.toSpliced(-3, 1));
    expect(withoutTime(debugged)).toEqual(withoutTime(light));
  });

  test.each(forms)("is the form it is taken for, and says so to nobody: %s", async (_form, options) => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(1, "result"));
      yield* sleep(0);
      const waiter = task._waiter;
      const before = repr(waiter);
      yield* task;
      return [waiter instanceof SleepFuture, before, repr(waiter)];
    });
    expect(await runVirtual(main(), options)).toEqual([
      options.instruments.length === 0 && !("debug" in options),
      "<Future pending cb=[Task.task_wakeup()]>",
      "<Future finished result='result'>",
    ]);
  });

  test.each(forms)("that was cancelled counts as a timer no more: %s", async (_form, options) => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const kept = Array.from({ length: 50 }, (_, i) => createTask(sleep(5 + i, i)));
      const cut = Array.from({ length: 250 }, (_, i) => createTask(sleep(60 + i)));
      yield* sleep(0);
      const counts = [loop._timerCount];
      for (const task of cut) task.cancel();
      yield* sleep(0);
      yield* sleep(0);
      counts.push(loop._timerCount);
      // More than a hundred timers, most of them cancelled: the next poll sweeps them out of the heap.
      const began = loop.time();
      yield* sleep(1);
      counts.push(loop._timerCount);
      const results: number[] = [];
      for (const task of kept) results.push(yield* task);
      return [counts, results, Math.round(loop.time() - began), cut.every((task) => task.cancelled())];
    });
    const expected = Array.from({ length: 50 }, (_, i) => i);
    expect(await runVirtual(main(), options)).toEqual([[300, 50, 50], expected, 54, true]);
  });

  test.each(forms)(
    "whose timer has fired leaves the count alone when it is cancelled then: %s",
    async (_f, options) => {
      const main = coroutine(function* main() {
        const loop = getRunningLoop();
        const task = createTask(sleep(0.001));
        const long = createTask(sleep(9));
        // Due together, the sleep first: the callback cancels the sleeper between its timer and its wake-up.
        yield* sleep(0);
        loop.callAt(loop.time() + 0.001, () => task.cancel());
        yield* sleep(0.01);
        const count = loop._timerCount;
        long.cancel();
        return [count, task.cancelled()];
      });
      expect(await runVirtual(main(), options)).toEqual([1, true]);
    },
  );

  test.each(forms)(
    "that is cancelled in the very iteration in which its time comes is cancelled: %s",
    async (_f, options) => {
      const main = coroutine(function* main() {
        const loop = getRunningLoop();
        loop.callLater(0.001, () => task.cancel());
        const task = createTask(sleep(0.001));
        yield* sleep(0.01);
        return [task.cancelled(), loop._timerCount];
      });
      expect(await runVirtual(main(), options)).toEqual([true, 0]);
    },
  );

  test.each(forms)(
    "that is closed in the iteration in which its time comes is set no more: %s",
    async (_f, options) => {
      const main = coroutine(function* main() {
        getRunningLoop().callLater(0.001, () => byHand.close());
        const byHand = sleep(0.001);
        const future = byHand.next().value as Future<unknown>;
        yield* sleep(0.01);
        return [byHand.state, future.done()];
      });
      expect(await runVirtual(main(), options)).toEqual(["CORO_CLOSED", false]);
    },
  );

  test.each(forms)("that is set from outside, or set twice, does not break: %s", async (_form, options) => {
    const main = coroutine(function* main() {
      const [early, failed] = [createTask(sleep(1, "own")), createTask(sleep(1))];
      yield* sleep(0);
      early._waiter?.setResult("other");
      failed._waiter?.setException(new ValueError("from outside"));
      const result = yield* early;
      const raised = yield* thrownBy(failed);
      const left = getRunningLoop()._timerCount;
      yield* sleep(2);
      return [result, raised, left, failed.exception() === raised];
    });
    expect(await runVirtual(main(), options)).toEqual(["other", new ValueError("from outside"), 0, true]);
  });
});

test("a timer that an instrument is shown is a TimerHandle, for sleeps as well", async () => {
  const shown: string[] = [];
  class Timers extends Instrument {
    override timerSet(timer: TimerHandle): void {
      shown.push(timer.constructor.name);
    }
  }
  await runVirtual(sleep(1), { instruments: [new Timers()] });
  expect(shown).toEqual([TimerHandle.name]);
});

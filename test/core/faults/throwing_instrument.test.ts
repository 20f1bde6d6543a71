// Faults: an instrument that throws, in whichever hook. CPython has none: it is removed and told of, and the program runs
// as if it had never been. What the others hear is in `instrument.test.ts`.
import { describe, expect, test } from "vitest";
import { createTask } from "../../../src/asyncio/create_task.js";
import { Event } from "../../../src/asyncio/event.js";
import { Instrument } from "../../../src/asyncio/instrument.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { toThread } from "../../../src/asyncio/threads/threads.js";
import { hearReports, runVirtual } from "../virtual.js";

const hooks = Object.getOwnPropertyNames(Instrument.prototype).filter((name) => name !== "constructor");

/** Gives every hook something to hear. */
const main = coroutine(function* main() {
  const lines: string[] = [];
  const event = new Event();
  const waits = coroutine(function* waits() {
    try {
      yield* event.wait();
    } finally {
      lines.push("waits ended");
    }
  });
  const sleeper = createTask(sleep(5, "slept"));
  const waiter = createTask(waits());
  yield* sleep(0);
  getRunningLoop().callLater(1, () => lines.push("timer"));
  getRunningLoop()
    .callLater(2, () => lines.push("never"))
    .cancel();
  getRunningLoop().callSoon(() => lines.push("callback"));
  getRunningLoop()
    .callSoon(() => lines.push("never"))
    .cancel();
  yield* toThread(() => undefined);
  yield* sleep(2);
  waiter.cancel();
  lines.push(yield* sleeper);
  return lines;
});
const expected = ["callback", "timer", "waits ended", "slept"];

function throwingIn(names: readonly string[], thrown: unknown): Instrument {
  const instrument = new Instrument();
  for (const name of names) {
    Object.defineProperty(instrument, name, {
      value: () => {
        throw thrown;
      },
    });
  }
  return instrument;
}

describe("an instrument that throws", () => {
  test.each(hooks)("in %s is removed and told of once, and the program runs on", async (hook) => {
    const heard = hearReports();
    const instruments = [throwingIn([hook], new Error("of the instrument's"))];
    expect(await runVirtual(main(), { instruments })).toEqual(expected);
    expect(heard).toEqual(["ERROR Exception in instrument <Instrument object>: it is removed"]);
  });

  test.each([[null], [undefined], ["text"]])("%j in every hook is removed as well", async (thrown) => {
    const heard = hearReports();
    const calls: string[] = [];
    class Hears extends Instrument {
      override taskDone(): void {
        calls.push("done");
      }
    }
    const instruments = [throwingIn(hooks, thrown), new Hears(), throwingIn(hooks, thrown)];
    expect(await runVirtual(main(), { instruments })).toEqual(expected);
    expect(heard).toHaveLength(2);
    expect(calls.length).toBeGreaterThan(2);
  });

  test("by calling itself without end is removed: the end of the stack is its own fault", async () => {
    const heard = hearReports();
    class Runaway extends Instrument {
      override taskSuspended(): void {
        this.taskSuspended();
      }
    }
    expect(await runVirtual(main(), { instruments: [new Runaway()] })).toEqual(expected);
    expect(heard).toEqual(["ERROR Exception in instrument <Runaway object>: it is removed"]);
  });

  test("because the program is at the end of the stack is not removed", async () => {
    const heard = hearReports();
    let created = 0;
    class Counts extends Instrument {
      override taskCreated(): void {
        const goDown = (n: number): number => (n === 0 ? 0 : 1 + goDown(n - 1));
        created += goDown(5) > 0 ? 1 : 0;
      }
    }
    const makes = (): unknown[] => {
      createTask(sleep(0));
      return [makes()];
    };
    const program = coroutine(function* program() {
      try {
        makes();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
      const before = created;
      yield* createTask(sleep(1));
      return created - before;
    });
    expect(await runVirtual(program(), { instruments: [new Counts()] })).toBe(1);
    // The innermost coroutine may have been made before the task for it could not be.
    expect(heard.filter((line) => line.includes("instrument"))).toEqual([]);
  });
});

// How the loop goes round: what wakes it, what counts as due, and when it lets Node's own loop have the thread.
import { setImmediate as turnOfNode } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { RealClock } from "../../src/asyncio/clocks/real.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { watchdog } from "../helpers/watchdog.js";
import { StandingClock } from "./standing_clock.js";
import { runVirtual, virtualLoop } from "./virtual.js";

const noop = (): void => {};

describe("a loop that waits for a timer", () => {
  test("looks again when an earlier one is set from outside", async () => {
    const clock = new StandingClock();
    const loop = new EventLoop({ clock });
    loop.callLater(9, noop);
    const run = loop.runForever();
    expect(clock.waits).toEqual([9]);
    loop.callLater(2, noop);
    await turnOfNode();
    expect(clock.waits).toEqual([9, 2]);
    expect(clock.givenUp).toBe(1);
    loop.stop();
    await run;
    loop.close();
  });

  test("and was ended meanwhile does not run on when the wait's end is told all the same", async () => {
    const clock = new StandingClock();
    const loop = new EventLoop({ clock });
    loop.callLater(9, noop);
    const run = loop.runForever();
    loop.stop();
    await run;
    let hasRun = false;
    loop.callSoon(() => {
      hasRun = true;
    });
    clock.resume();
    expect([hasRun, loop.isRunning()]).toEqual([false, false]);
    loop.close();
  });

  test("takes a deadline for due that is nearer than the clock can tell", async () => {
    const clock = new StandingClock({ resolution: 0.5, isUpAtOnce: true });
    const loop = new EventLoop({ clock });
    const ran: string[] = [];
    loop.callAt(1000.25, () => ran.push("near"));
    loop.callAt(1000.5, () => ran.push("at the very end of what is due"));
    loop.callAt(1000.75, () => ran.push("far"));
    loop.callAt(1000.25, () => loop.stop());
    await loop.runForever();
    expect(ran).toEqual(["near"]);
    expect(clock.waits).toEqual([0.25]);
    loop.close();
  });
});

describe("a loop whose every iteration waits", () => {
  test("lets Node's own loop have a turn all the same, in virtual time", async () => {
    let isIn = false;
    setImmediate(() => {
      isIn = true;
    });
    const loop = virtualLoop();
    const giveUp = performance.now() + watchdog;
    const again = (): void => {
      if (isIn || performance.now() > giveUp) loop.stop();
      else loop.callLater(0.001, again);
    };
    loop.callLater(0.001, again);
    await loop.runForever();
    expect(isIn).toBe(true);
    loop.close();
  });
});

describe("in virtual time, code that does not await a run", () => {
  const block = (milliseconds: number): void => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  };

  test("goes on at the first wait, as in real time", async () => {
    const order: string[] = [];
    const main = coroutine(function* main() {
      order.push("begins");
      yield* sleep(0);
      order.push("has had a turn");
      yield* sleep(3600);
      order.push("ends");
    });
    const run = runVirtual(main());
    order.push("after");
    await run;
    expect(order).toEqual(["begins", "has had a turn", "after", "ends"]);
  });

  test("goes on after so many handles where there is no wait, however long the machine takes for them", async () => {
    const turns = (milliseconds: number): number => {
      let taken = 0;
      const main = coroutine(function* main() {
        while (taken < 20_000) {
          if (taken < 20) block(milliseconds);
          taken++;
          yield* sleep(0);
        }
      });
      const loop = virtualLoop();
      const run = loop.runUntilComplete(main());
      run.catch(noop);
      const takenByThen = taken;
      loop.stop();
      return takenByThen;
    };
    const calm = turns(0);
    await turnOfNode();
    expect(turns(1)).toBe(calm);
    expect(calm).toBeGreaterThan(1000);
    expect(calm).toBeLessThan(20_000);
  });
});

describe("a loop that suspects a deadlock", () => {
  const setSoon = coroutine(function* setSoon(value: string) {
    const future = getRunningLoop().createFuture<string>();
    Promise.resolve().then(() => future.setResult(value));
    return yield* future;
  });

  test("starts afresh once it was woken: the next suspicion gets its second look as well", async () => {
    const main = coroutine(function* main() {
      return [yield* setSoon("first"), yield* setSoon("second"), yield* setSoon("third")];
    });
    expect(await runVirtual(main())).toEqual(["first", "second", "third"]);
  });

  test("counts each iteration once, be it begun by a wake-up or by itself", async () => {
    class Counting extends Instrument {
      begun = 0;
      override iterationBegan(): void {
        this.begun++;
      }
    }
    const counting = new Counting();
    const main = coroutine(function* main() {
      yield* setSoon("value");
      yield* sleep(0);
      yield* setSoon("value");
      return [getRunningLoop().iterations, counting.begun];
    });
    const [iterations, begun] = await runVirtual(main(), { instruments: [counting] });
    expect(iterations).toBe(begun);
  });
});

describe("a loop in real time, at speed 1000, beside a promise that never settles", () => {
  /** Sees whether a wait resumes the loop before it has returned. */
  class WatchedClock extends RealClock {
    waits = 0;
    readonly early: number[] = [];
    override wait(seconds: number, outsideWork: boolean, resume: () => void): (() => void) | null {
      this.waits++;
      let hasReturned = false;
      const cancel = super.wait(seconds, outsideWork, () => {
        if (!hasReturned) this.early.push(seconds);
        resume();
      });
      hasReturned = true;
      return cancel;
    }
  }

  /** Sees whether an iteration begins, or a step runs, inside another step. */
  class Depth extends Instrument {
    nested = 0;
    iterations = 0;
    #isInStep = false;
    override iterationBegan(): void {
      this.iterations++;
      if (this.#isInStep) this.nested++;
    }
    override stepBegan(): void {
      if (this.#isInStep) this.nested++;
      this.#isInStep = true;
    }
    override stepEnded(): void {
      this.#isInStep = false;
    }
  }

  test("never re-enters itself, and never runs on after its end", async () => {
    const clock = new WatchedClock(1000);
    const depth = new Depth();
    const loop = new EventLoop({ clock, instruments: [depth] });
    const sleeper = coroutine(function* sleeper(step: number) {
      for (let i = 0; i < 60; i++) yield* sleep(0.0001 + ((i * step) % 7) / 5);
      return step;
    });
    const main = coroutine(function* main() {
      const never = ensureFuture(new Promise<never>(noop));
      const tasks = [1, 2, 3].map((step) => createTask(sleeper(step)));
      const steps: number[] = [];
      for (const task of tasks) steps.push(yield* task);
      return [steps, never.done()];
    });
    expect(await loop.runUntilComplete(main())).toEqual([[1, 2, 3], false]);
    const iterations = loop.iterations;
    loop.callSoon(noop);
    for (let i = 0; i < 5; i++) await turnOfNode();
    expect(loop.iterations).toBe(iterations);
    expect(depth.nested).toBe(0);
    expect(clock.waits).toBeGreaterThan(20);
    expect(clock.early).toEqual([]);
    expect(depth.iterations).toBe(iterations);
    loop.close();
  });
});

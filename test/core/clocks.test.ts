// The clocks: the virtual one keeps the time model of the recorded runs, the real one is real, or n times as fast.
import { describe, expect, test, vi } from "vitest";
import { RealClock } from "../../src/asyncio/clocks/real.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ValueError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual } from "./virtual.js";

const never = (): void => {
  throw new Error("called although nothing was waited for");
};

describe("the virtual clock", () => {
  test("starts at 1000 s and advances 1 ns with each reading", () => {
    const clock = new VirtualClock();
    expect(clock.time()).toBe(1000 + 1e-9);
    expect(clock.time()).toBe(1000 + 1e-9 + 1e-9);
  });

  test("takes 1 µs for an iteration that does not wait", () => {
    const clock = new VirtualClock();
    clock.poll();
    expect(clock.time()).toBe(1000 + 1e-6 + 1e-9);
  });

  test.each([
    [0.25, 0.25],
    [0.0101, 0.011],
    [0.000001, 0.001],
    [3600, 3600],
  ])("waits %s s as %s s: whole milliseconds, rounded up", (seconds, jump) => {
    const clock = new VirtualClock();
    expect(clock.wait(seconds)).toBeNull();
    expect(clock.time()).toBeCloseTo(1000 + jump, 8);
  });

  test("takes a blocking sleep to the nanosecond, and nothing for a negative one", () => {
    const clock = new VirtualClock();
    clock.sleep(0.0123456);
    clock.sleep(-1);
    expect(clock.time()).toBeCloseTo(1000.0123456, 8);
  });

  test("has a wall time in this century, in step with its time", () => {
    const clock = new VirtualClock();
    const before = clock.wallTime();
    clock.sleep(5);
    expect(clock.wallTime() - before).toBeCloseTo(5, 5);
    expect(before).toBeGreaterThan(1.6e9);
  });

  test("gives every run the same figures, to the last digit", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      yield* sleep(0.0042);
      return loop.time() - began;
    });
    const first = await runVirtual(main());
    expect(await runVirtual(main())).toBe(first);
    expect(first).toBeCloseTo(0.005, 5);
  });
});

describe("the real clock", () => {
  test("never waits less than asked, and not much more", async () => {
    const clock = new RealClock();
    const began = clock.time();
    await new Promise<void>((resolve) => {
      if (clock.wait(0.005, true, resolve) === null) resolve();
    });
    expect(clock.time() - began).toBeGreaterThanOrEqual(0.005);
  });

  test("blocks the thread for the very time of a blocking sleep", () => {
    const clock = new RealClock();
    const began = performance.now();
    clock.sleep(0.003);
    expect(performance.now() - began).toBeGreaterThanOrEqual(3);
  });

  test("at speed 1000 lets 1000 program seconds go into a second", () => {
    const clock = new RealClock(1000);
    const began = performance.now();
    const programBegan = clock.time();
    clock.sleep(10);
    expect(performance.now() - began).toBeGreaterThanOrEqual(10);
    expect(clock.time() - programBegan).toBeGreaterThanOrEqual(10);
    // So long it would take in real time.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("gives up a wait when told to", async () => {
    const clock = new RealClock();
    const cancel = clock.wait(0.002, true, never);
    cancel?.();
    expect(cancel).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 6));
  });

  test("gives the thread back in its last stretch when something outside is pending, and only then", () => {
    const clock = new RealClock();
    // More than one attempt: on a busy machine the time may be up by itself before `wait` has looked.
    const attempt = (outsideWork: boolean): boolean => {
      const cancel = clock.wait(0.001, outsideWork, never);
      cancel?.();
      return cancel !== null;
    };
    const attempts = (outsideWork: boolean): boolean[] =>
      Array.from({ length: 20 }, () => attempt(outsideWork));
    expect(attempts(true)).toContain(true);
    expect(attempts(false)).not.toContain(true);
  });

  test("never sets a timer longer than Node's can be, however slow it is", () => {
    const setTimer = vi.spyOn(globalThis, "setTimeout");
    try {
      new RealClock(1e-6).wait(24 * 3600, false, never)?.();
      expect(setTimer.mock.calls.map(([, delay]) => delay)).toEqual([2 ** 31 - 1]);
    } finally {
      setTimer.mockRestore();
    }
  });

  test.each([
    [0, "0"],
    [-1, "-1"],
    [Number.NaN, "nan"],
    [Number.POSITIVE_INFINITY, "inf"],
  ])("refuses speed %s", (speed, written) => {
    expect(() => new RealClock(speed)).toThrow(new ValueError(`speed must be above 0, got ${written}`));
  });

  test("tells the wall time of this very moment at speed 1", () => {
    expect(new RealClock().wallTime()).toBeCloseTo(Date.now() / 1000, 0);
  });
});

// time: Python's module of that name, on the clock that the program runs under.
import { afterEach, expect, test } from "vitest";
import { EventLoop } from "../../../src/asyncio/base_events.js";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { ValueError } from "../../../src/asyncio/python/exceptions.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { setProgramClock, time } from "../../../src/run/core/program/time.js";

afterEach(() => setProgramClock(null));

test("in a coroutine, time is that of its loop", async () => {
  const loop = new EventLoop({ clock: new VirtualClock() });
  const slept = await loop.runUntilComplete(
    coroutine(function* () {
      const began = loop.time();
      time.sleep(3600);
      yield* sleep(0);
      return [loop.time() - began, time.monotonic() - loop.time()] as const;
    })(),
  );
  loop.close();
  expect(slept[0]).toBeCloseTo(3600, 3);
  expect(slept[1]).toBeCloseTo(0, 6);
});

test("sleep blocks for as long as it says, on the program's clock", () => {
  setProgramClock(new VirtualClock());
  const [wall, monotonic, counter] = [time.time(), time.monotonic(), time.perfCounter()];
  // Were it real, this would never end.
  time.sleep(3600);
  expect(time.time() - wall).toBeCloseTo(3600, 3);
  expect(time.monotonic() - monotonic).toBeCloseTo(3600, 6);
  expect(time.perfCounter() - counter).toBeCloseTo(3600, 6);
});

test("sleep refuses a negative length, and what is no number", () => {
  setProgramClock(new VirtualClock());
  expect(() => time.sleep(-1)).toThrow(new ValueError("sleep length must be non-negative"));
  expect(() => time.sleep(Number.NaN)).toThrow(new ValueError("sleep length must be non-negative"));
  expect(() => time.sleep(0)).not.toThrow();
});

test("a watcher is told around each sleep", () => {
  const told: string[] = [];
  setProgramClock(new VirtualClock(), {
    sleepBegan: (seconds) => told.push(`began ${seconds}`),
    sleepEnded: () => told.push("ended"),
  });
  time.sleep(2);
  expect(() => time.sleep(-1)).toThrow(new ValueError("sleep length must be non-negative"));
  expect(told).toEqual(["began 2", "ended"]);
});

test("time is the time of day under the real clock", () => {
  expect(time.time()).toBeCloseTo(Date.now() / 1000, 0);
});

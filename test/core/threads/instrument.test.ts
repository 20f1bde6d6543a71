// What an instrument is told of the calls in threads.
import { describe, expect, test } from "vitest";
import { EventLoop } from "../../../src/asyncio/base_events.js";
import { RealClock } from "../../../src/asyncio/clocks/real.js";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import { Instrument } from "../../../src/asyncio/instrument.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { run } from "../../../src/asyncio/runners.js";
import { toThread } from "../../../src/asyncio/threads/threads.js";
import { sleeps } from "./sleeper.js";
import { add } from "./work.js";

describe("what an instrument is told of a call", () => {
  test("is its name and, in real time, how long it asked to sleep in all", async () => {
    const told: unknown[] = [];
    class Watch extends Instrument {
      override threadCallEnded(name: string, _from: number, _to: number, slept?: number): void {
        told.push([name, slept]);
      }
    }
    const calls = coroutine(function* calls() {
      yield* toThread(sleeps, 0.5, "a");
      yield* toThread(add, 1, 2);
    });
    for (const clock of [new RealClock(1000), new VirtualClock()]) {
      await run(calls(), { loopFactory: () => new EventLoop({ clock, instruments: [new Watch()] }) });
    }
    expect(told).toEqual([
      ["sleeps", 0.5],
      ["add", 0],
      ["sleeps", undefined],
      ["add", undefined],
    ]);
  });
});

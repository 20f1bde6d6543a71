// What the default exception handler logs; and handlers that fail themselves: it is told, and the loop goes on.
import { describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { SystemExit, ValueError } from "../../src/asyncio/python/exceptions.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports } from "./virtual.js";

class BrokenDefault extends EventLoop {
  error: unknown = new ValueError("in the default handler");
  constructor() {
    super({ clock: new VirtualClock() });
  }
  override defaultExceptionHandler(): void {
    throw this.error;
  }
}

function failing(): never {
  throw new ValueError("in the callback");
}

const main = coroutine(function* main(loop: EventLoop) {
  loop.callSoon(failing);
  yield* sleep(0);
  return "goes on";
});

test("the default exception handler logs the entries of its context by their keys, as CPython does", () => {
  const heard = hearReports();
  const loop = new EventLoop({ clock: new VirtualClock() });
  const context = { arg1: 1, arg: 2, "arg 3": 3, message: "of a program's own" };
  loop.callExceptionHandler(context);
  loop.close();
  expect(heard).toEqual(["ERROR of a program's own\narg: 2\narg 3: 3\narg1: 1"]);
});

describe("a default exception handler that throws", () => {
  test("is logged, and does not end the loop", async () => {
    const heard = hearReports();
    const loop = new BrokenDefault();
    expect(await loop.runUntilComplete(main(loop))).toBe("goes on");
    expect(heard).toEqual(["ERROR Exception in default exception handler"]);
    loop.close();
  });

  test("does not end it either when it was called for a handler of the program's that threw", async () => {
    const heard = hearReports();
    const loop = new BrokenDefault();
    loop.setExceptionHandler(() => {
      throw new ValueError("in the handler");
    });
    expect(await loop.runUntilComplete(main(loop))).toBe("goes on");
    expect(heard).toEqual([
      "ERROR Exception in default exception handler while handling an unexpected error in custom exception handler",
    ]);
    loop.close();
  });

  test("ends it with SystemExit all the same", async () => {
    const loop = new BrokenDefault();
    loop.error = new SystemExit(3);
    const running = main(loop);
    await expect(loop.runUntilComplete(running)).rejects.toBe(loop.error);
    expect(loop.isRunning()).toBe(false);
    await loop.runUntilComplete(sleep(0));
    loop.close();
  });
});

describe("an exception handler of the program's that throws", () => {
  test("is told of by the default one, with what it was to handle", async () => {
    const heard = hearReports();
    const loop = new EventLoop({ clock: new VirtualClock() });
    loop.setExceptionHandler(() => {
      throw new ValueError("in the handler");
    });
    expect(await loop.runUntilComplete(main(loop))).toBe("goes on");
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("ERROR Unhandled error in exception handler\n");
    expect(heard[0]).toContain("Exception in callback failing()");
    loop.close();
  });
});

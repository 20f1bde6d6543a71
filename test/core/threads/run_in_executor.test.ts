// runInExecutor: where the call runs, and that a cancelled one touches the loop no more.
import { setImmediate as turnOfNode } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { virtualLoop } from "../virtual.js";

// covers: test_events.EventLoopTestsMixin.test_run_in_executor
test("runInExecutor calls the function in another thread, with its arguments", async () => {
  const loop = virtualLoop();
  // Its source is sent: it can name nothing that stands around it here.
  const run = (what: string): [string, number] => [
    what,
    process.getBuiltinModule("node:worker_threads").threadId,
  ];
  const [what, id] = await loop.runUntilComplete(loop.runInExecutor(null, run, "yo"));
  expect(what).toBe("yo");
  expect(id).not.toBe(threadId);
  await loop.runUntilComplete(loop.shutdownDefaultExecutor());
  loop.close();
});

// covers: test_events.EventLoopTestsMixin.test_run_in_executor_cancel
test("a call that was cancelled ends without a word to the loop", async () => {
  const loop = virtualLoop();
  const cells = new Int32Array(new SharedArrayBuffer(12));
  const run = (flags: Int32Array): void => {
    Atomics.store(flags, 0, 1);
    Atomics.wait(flags, 1, 0);
    Atomics.store(flags, 2, 1);
  };
  const future = loop.runInExecutor(null, run, cells);
  await expect.poll(() => Atomics.load(cells, 0)).toBe(1);
  expect(future.cancel()).toBe(true);
  Atomics.store(cells, 1, 1);
  Atomics.notify(cells, 1);
  await loop.runUntilComplete(loop.shutdownDefaultExecutor());
  loop.close();
  const calls = [vi.spyOn(loop, "callSoon"), vi.spyOn(loop, "callSoonThreadsafe")];
  await expect.poll(() => Atomics.load(cells, 2)).toBe(1);
  for (let i = 0; i < 5; i++) await turnOfNode();
  expect(calls.map((call) => call.mock.calls)).toEqual([[], []]);
  expect(future.cancelled()).toBe(true);
});

test("what is no executor is refused", () => {
  const loop = virtualLoop();
  expect(() => loop.runInExecutor({} as never, Math.sqrt, 4)).toThrow(
    new TypeError("an executor or null was expected, got {}"),
  );
  loop.close();
});

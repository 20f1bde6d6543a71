// Faults: a promise that never settles. Whether anything is alive that could settle it, only Node knows: the core is told
// when nothing is (`test/commands/neverSettles.test.ts` has whole programs).
import { expect, test } from "vitest";
import { createTask } from "../../../src/asyncio/create_task.js";
import { ensureFuture } from "../../../src/asyncio/ensure_future.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { CancelledError, DeadlockError } from "../../../src/asyncio/python/exceptions.js";
import { activeLoop, getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { errorLike } from "../../helpers/errorLike.js";
import { runVirtual, virtualLoop } from "../virtual.js";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** As Node tells it: once more after the turn that it was given. */
async function nothingIsAlive(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    activeLoop()?._driver.noteNothingAlive();
    await turn();
  }
}

const never = coroutine(function* never() {
  yield* ensureFuture(new Promise<never>(() => {}));
});

test("a loop that waits for it is told of a deadlock when nothing is alive, naming each task", async () => {
  const main = coroutine(function* main() {
    yield* createTask(never(), { name: "A" });
  });
  const run = runVirtual(main()).catch((error: unknown) => error);
  await turn();
  await nothingIsAlive();
  const error = await run;
  expect(error).toEqual(errorLike(DeadlockError, /^deadlock: /));
  expect(String(error).replace(/Task-\d+/, "Task-N")).toBe(
    [
      "DeadlockError: deadlock: nothing is ready to run, no timer is set and the promises that the loop waits for can never settle",
      "  Task-N (main) waits for A (never)",
      "  A (never) waits for a promise, which nobody is left to settle",
      "Nothing of the program is alive any more: no timer, no connection, no thread. A promise alone keeps nothing going.",
    ].join("\n"),
  );
});

test("the tasks are cancelled, as at every end of `run`, and tidy up", async () => {
  const lines: string[] = [];
  const main = coroutine(function* main() {
    try {
      yield* never();
    } catch (error) {
      lines.push(error instanceof CancelledError ? "cancelled" : "not cancelled");
      throw error;
    } finally {
      yield* sleep(1);
      lines.push("tidied up");
    }
  });
  const run = runVirtual(main());
  run.catch(() => {});
  await turn();
  await nothingIsAlive();
  await expect(run).rejects.toThrow(errorLike(DeadlockError, /\(main\) waits for a promise/));
  expect(lines).toEqual(["cancelled", "tidied up"]);
});

test("what comes in the turn that is still given keeps the loop going", async () => {
  let settle: (value: string) => void = () => {};
  const main = coroutine(function* main() {
    return yield* ensureFuture(new Promise<string>((resolve) => (settle = resolve)));
  });
  const run = runVirtual(main());
  await turn();
  activeLoop()?._driver.noteNothingAlive();
  settle("came");
  await turn();
  expect(await run).toBe("came");
});

test("a virtual clock does not stand for it: the next timer comes at once, in the same iteration as ever", async () => {
  const main = coroutine(function* main() {
    const waiting = createTask(never());
    yield* sleep(0);
    const before = getRunningLoop().iterations;
    yield* sleep(3600);
    waiting.cancel();
    return getRunningLoop().iterations - before;
  });
  const run = runVirtual(main());
  await turn();
  await nothingIsAlive();
  expect(await run).toBe(2);
});

test("the loop is usable afterwards", async () => {
  const loop = virtualLoop();
  const run = loop.runUntilComplete(never()).catch((error: unknown) => error);
  await turn();
  await nothingIsAlive();
  expect(await run).toEqual(errorLike(DeadlockError, /\(never\) waits for a promise/));
  expect([loop.isRunning(), await loop.runUntilComplete(sleep(0, "usable"))]).toEqual([false, "usable"]);
});

test("without a loop that waits, nothing happens", async () => {
  await nothingIsAlive();
  expect(await runVirtual(sleep(1, "usable"))).toBe("usable");
});

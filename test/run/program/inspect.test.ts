// console.log of what belongs to asyncio.
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { AsyncExitStack, asyncio, ContextVar, coroutine, repr } from "../../../src/index.js";
import { runVirtual } from "../../core/virtual.js";

test("shows tasks, futures and primitives as Python prints them, and not their fields", async () => {
  const main = coroutine(function* main() {
    const loop = asyncio.getRunningLoop();
    const task = asyncio.createTask(asyncio.sleep(1), { name: "nap" });
    const future = loop.createFuture();
    const coro = asyncio.sleep(0);
    const things: object[] = [
      loop,
      task,
      future,
      coro,
      new asyncio.Lock(),
      new asyncio.Queue(2),
      new ContextVar("v"),
    ];
    things.push(new asyncio.Barrier(2), new AsyncExitStack());
    const written = things.map((thing) => [inspect(thing), repr(thing)]);
    yield* coro;
    yield* task;
    return written;
  });
  const written = await runVirtual(main());
  expect(written).toHaveLength(9);
  for (const [shown, asPython] of written) expect(shown).toBe(asPython);
  expect(written[1]?.[0]).toMatch(/^<Task pending name='nap' coro=<sleep\(\) running/);
});

test("shows the promise of a run as a promise", async () => {
  const promise = asyncio.run(asyncio.sleep(0));
  // Node notes numbers in promises, and shows them, once anybody in the thread has asked for them.
  expect(inspect(promise)).toMatch(/^Promise \{\s+<pending>/);
  await promise;
});

test("shows them so inside of other things as well", () => {
  expect(inspect({ lock: new asyncio.Lock() })).toBe("{ lock: <asyncio.locks.Lock object [unlocked]> }");
});

// memory: how much is taken when so many tasks sleep. Size: tasks.
import { asyncio, coroutine } from "asyncio-lessons";
import { memory } from "./repeat.js";

/** Bytes that are in use, once what is not has been collected; the loop keeps some of its numbers outside the heap. */
function inUse(): number {
  // What the first run sets free may hold what only the second finds.
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const sleeper = coroutine(function* sleeper() {
  yield* asyncio.sleep(3600);
});

const main = coroutine(function* main(tasks: number) {
  const before = inUse();
  const running = [];
  for (let i = 0; i < tasks; i++) running.push(asyncio.createTask(sleeper()));
  yield* asyncio.sleep(0);
  const bytes = (inUse() - before) / tasks;
  for (const task of running) yield* task;
  return bytes;
});

// What sleeps is the same under any clock; under this one it need not be waited for, nor cancelled, which takes longer.
const loopFactory = () => new asyncio.EventLoop({ clock: new asyncio.VirtualClock() });

await memory((tasks) => asyncio.run(main(tasks), { loopFactory }));

import { threadId } from "node:worker_threads";
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const SLEEPERS = 100_000;
let asleep = 0;
const threads = new Set<number>();

function memory() {
  return process.memoryUsage().heapUsed;
}

const sleeper = coroutine(function* sleeper() {
  asleep += 1;
  threads.add(threadId);
  yield* asyncio.sleep(1);
  asleep -= 1;
});

const main = coroutine(function* main() {
  const before = memory();
  const start = time.time();
  const tasks = Array.from({ length: SLEEPERS }, () => asyncio.createTask(sleeper()));
  yield* asyncio.sleep(0);
  print("asleep at once:", asleep);
  print("threads:", threads.size);
  print(`memory: ${((memory() - before) / SLEEPERS / 1000).toFixed(1)} kB a sleeper`);
  yield* asyncio.gather(...tasks);
  print("still asleep:", asleep);
  print(`time: ${(time.time() - start).toFixed(1)} s`);
});

await asyncio.run(main());

// lock: many tasks want one lock, and each gives up its turn while it holds it. Size: tasks, how often each takes it.
import { asyncio, asyncWith, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

const taker = coroutine(function* taker(lock: asyncio.Lock, times: number) {
  for (let i = 0; i < times; i++) {
    yield* asyncWith(lock, function* () {
      yield* asyncio.sleep(0);
    });
  }
  return times;
});

const main = coroutine(function* main(tasks: number, times: number) {
  const lock = new asyncio.Lock();
  const running = Array.from({ length: tasks }, () => asyncio.createTask(taker(lock, times)));
  let taken = 0;
  for (const task of running) taken += yield* task;
  return taken;
});

await repeat((tasks = 0, times = 0) => asyncio.run(main(tasks, times)));

// timers: sleepers whose deadlines are spread evenly, out of order. Size: sleepers, the longest sleep in milliseconds.
import { asyncio, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";
import { spread } from "./spread.js";

const sleeper = coroutine(function* sleeper(seconds: number) {
  yield* asyncio.sleep(seconds);
  return 1;
});

const main = coroutine(function* main(sleepers: number, longest: number) {
  const running = [];
  for (let i = 0; i < sleepers; i++) {
    running.push(asyncio.createTask(sleeper(spread(i, sleepers, longest / 1000))));
  }
  let woken = 0;
  for (const task of running) woken += yield* task;
  return woken;
});

await repeat((sleepers = 0, longest = 0) => asyncio.run(main(sleepers, longest)));

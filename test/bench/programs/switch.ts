// switch: many tasks that do nothing but let the others have their turn. Size: tasks, turns of each.
import { asyncio, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

const taker = coroutine(function* taker(turns: number) {
  for (let i = 0; i < turns; i++) yield* asyncio.sleep(0);
  return turns;
});

const main = coroutine(function* main(tasks: number, turns: number) {
  const running = Array.from({ length: tasks }, () => asyncio.createTask(taker(turns)));
  let taken = 0;
  for (const task of running) taken += yield* task;
  return taken;
});

await repeat((tasks = 0, turns = 0) => asyncio.run(main(tasks, turns)));

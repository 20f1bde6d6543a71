// spawn: tasks that end in their first step: so many are created, each is awaited, then the next. Size: tasks, how many of them at once.
import { asyncio, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

const child = coroutine(function* child() {
  return 1;
});

const main = coroutine(function* main(tasks: number, together: number) {
  let ended = 0;
  for (let created = 0; created < tasks; created += together) {
    const running = [];
    for (let i = 0; i < together; i++) running.push(asyncio.createTask(child()));
    for (const task of running) ended += yield* task;
  }
  return ended;
});

await repeat((tasks = 0, together = 1) => asyncio.run(main(tasks, together)));

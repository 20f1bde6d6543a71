import { asyncio, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work() {
  print("the task runs");
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(work());
  print("created, not started yet");
  yield* task;
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const task = asyncio.createTask(asyncio.sleep(1));
  print("done:", task.done());
  yield* task;
  print("done:", task.done(), "cancelled:", task.cancelled());
});

await asyncio.run(main());

// result() is called on a task that is not done.
import { asyncio, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work() {
  yield* asyncio.sleep(1);
  return 42;
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(work());
  print(task.result());
});

await asyncio.run(main());

// A timer of the program's own cancels a task, and nobody looks at why it ended.
import { asyncio, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work() {
  yield* asyncio.sleep(9);
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(work());
  asyncio.getRunningLoop().callLater(1, () => task.cancel());
  yield* asyncio.wait([task]);
  print("done:", task.done());
});

await asyncio.run(main());

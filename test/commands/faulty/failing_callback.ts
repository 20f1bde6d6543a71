// A done callback fails: the loop tells of it, and goes on.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const main = coroutine(function* main() {
  const task = asyncio.createTask(asyncio.sleep(1));
  task.addDoneCallback(() => {
    throw new ValueError("no such entry");
  });
  yield* task;
  yield* asyncio.sleep(1);
  print("main goes on");
});

await asyncio.run(main());

// taskDone is called twice for one item.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<string>();
  queue.putNowait("a");
  print(yield* queue.get());
  queue.taskDone();
  queue.taskDone();
});

await asyncio.run(main());

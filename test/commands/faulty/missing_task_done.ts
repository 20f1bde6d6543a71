// The worker never calls taskDone: join waits for ever.
import { asyncio, coroutine, print } from "asyncio-lessons";

const worker = coroutine(function* worker(queue: asyncio.Queue<string>) {
  while (true) {
    const job = yield* queue.get();
    yield* asyncio.sleep(1);
    print("did", job);
  }
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<string>();
  queue.putNowait("a");
  queue.putNowait("b");
  const task = asyncio.createTask(worker(queue));
  yield* queue.join();
  task.cancel();
});

await asyncio.run(main());

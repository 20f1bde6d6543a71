import { asyncio, coroutine, print, time } from "asyncio-lessons";

const start = time.time();

const producer = coroutine(function* producer(queue: asyncio.Queue<number>) {
  for (let item = 1; item < 6; item++) {
    yield* queue.put(item);
    print(`put ${item} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const consumer = coroutine(function* consumer(name: string, delay: number, queue: asyncio.Queue<number>) {
  while (true) {
    const item = yield* queue.get();
    yield* asyncio.sleep(delay);
    print(`${name} has done ${item} at ${(time.time() - start).toFixed(1)} s`);
    queue.taskDone();
  }
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<number>({ maxsize: 1 });
  const quick = asyncio.createTask(consumer("quick", 1, queue));
  const slow = asyncio.createTask(consumer("slow", 2.5, queue));
  yield* producer(queue);
  print("all put");
  yield* queue.join();
  print("all done");
  quick.cancel();
  slow.cancel();
});

await asyncio.run(main());

// A producer, two workers and a bounded queue; a semaphore, a condition and an event beside them.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const producer = coroutine(function* producer(queue) {
  for (let item = 1; item <= 5; item++) {
    yield* queue.put(item);
    print("made", item);
  }
});

const worker = coroutine(function* worker(name, queue, limit, seconds) {
  for (;;) {
    const item = yield* queue.get();
    yield* asyncWith(limit, function* () {
      yield* asyncio.sleep(seconds);
    });
    print(name, "did", item);
    queue.taskDone();
  }
});

const watcher = coroutine(function* watcher(event) {
  yield* event.wait();
  print("all done");
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue(2);
  const limit = new asyncio.Semaphore(1);
  const event = new asyncio.Event();
  const watching = asyncio.createTask(watcher(event), { name: "watcher" });
  const workers = [1, 2].map((number) =>
    asyncio.createTask(worker(`w${number}`, queue, limit, number / 2), { name: `worker ${number}` }),
  );
  yield* producer(queue);
  yield* queue.join();
  event.set();
  yield* watching;
  for (const each of workers) each.cancel();
  yield* asyncio.gather(...workers, { returnExceptions: true });
});

await asyncio.run(main());

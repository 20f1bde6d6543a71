import { asyncio, coroutine, print } from "asyncio-lessons";

const consume = coroutine(function* consume(queue: asyncio.Queue<number>) {
  while (true) {
    yield* asyncio.sleep(1);
    print("took", yield* queue.get());
  }
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<number>(1);
  const consumer = asyncio.createTask(consume(queue));
  for (let n = 0; n < 3; n++) {
    yield* queue.put(n);
    print("put", n);
  }
  consumer.cancel();
});

await asyncio.run(main());

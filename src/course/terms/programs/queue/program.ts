import { asyncio, coroutine, print } from "asyncio-lessons";

const produce = coroutine(function* produce(queue: asyncio.Queue<number>) {
  for (let n = 0; n < 3; n++) {
    yield* asyncio.sleep(1);
    yield* queue.put(n);
  }
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<number>();
  const producer = asyncio.createTask(produce(queue));
  for (let _ = 0; _ < 3; _++) {
    print("got", yield* queue.get());
  }
  yield* producer;
});

await asyncio.run(main());

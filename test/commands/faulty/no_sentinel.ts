// The producer ends, and the consumer waits for one more item.
import { asyncio, coroutine, print } from "asyncio-lessons";

const produce = coroutine(function* produce(queue: asyncio.Queue<number>) {
  for (const item of [1, 2]) {
    yield* asyncio.sleep(1);
    yield* queue.put(item);
  }
});

const consume = coroutine(function* consume(queue: asyncio.Queue<number>) {
  while (true) print("item", yield* queue.get());
});

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<number>();
  yield* asyncio.gather(produce(queue), consume(queue));
});

await asyncio.run(main());

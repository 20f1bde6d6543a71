// Three items are put into a queue of two before anybody takes one.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const queue = new asyncio.Queue<number>(2);
  for (const item of [1, 2, 3]) {
    yield* queue.put(item);
    print("put", item);
  }
  print(yield* queue.get());
});

await asyncio.run(main());

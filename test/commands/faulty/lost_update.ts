// Two tasks read the counter, wait, and write it: one of two updates is lost.
import { asyncio, coroutine, print } from "asyncio-lessons";

let counter = 0;

const add_one = coroutine(function* add_one() {
  const seen = counter;
  yield* asyncio.sleep(1);
  counter = seen + 1;
});

const main = coroutine(function* main() {
  yield* asyncio.gather(add_one(), add_one());
  print("counter:", counter);
});

await asyncio.run(main());

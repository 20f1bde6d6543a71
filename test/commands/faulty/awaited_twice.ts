// One coroutine object is awaited twice.
import { asyncio, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work() {
  yield* asyncio.sleep(1);
  print("worked");
});

const main = coroutine(function* main() {
  const once = work();
  yield* once;
  yield* once;
});

await asyncio.run(main());

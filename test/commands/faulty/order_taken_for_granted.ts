// The order of creation is taken for the order of ending.
import { asyncio, coroutine, print } from "asyncio-lessons";

const fetch = coroutine(function* fetch(page: string, seconds: number) {
  yield* asyncio.sleep(seconds);
  print(page);
});

const main = coroutine(function* main() {
  print("first, then second:");
  yield* asyncio.gather(fetch("first", 2), fetch("second", 1));
});

await asyncio.run(main());

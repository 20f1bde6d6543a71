// Three coroutines are awaited one after the other, and meant to be at once.
import { asyncio, coroutine, print } from "asyncio-lessons";

const fetch = coroutine(function* fetch(page: string) {
  yield* asyncio.sleep(1);
  print("got", page);
});

const main = coroutine(function* main() {
  yield* fetch("a");
  yield* fetch("b");
  yield* fetch("c");
});

await asyncio.run(main());

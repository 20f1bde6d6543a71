import { asyncio, coroutine, print } from "asyncio-lessons";

const nap = coroutine(function* nap(name: string, seconds: number) {
  yield* asyncio.sleep(seconds);
  print(name, "wakes up");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(nap("A", 2), nap("B", 1));
});

await asyncio.run(main());

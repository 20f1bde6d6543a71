import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const naps = [asyncio.sleep(2, "long nap"), asyncio.sleep(1, "short nap")];
  for (const earliest of asyncio.asCompleted(naps)) {
    print(yield* earliest);
  }
});

await asyncio.run(main());

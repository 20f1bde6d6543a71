import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const fetch = coroutine(function* fetch(n: number, slots: asyncio.Semaphore) {
  yield* asyncWith(slots, function* () {
    print("fetching", n);
    yield* asyncio.sleep(1);
    print("fetched", n);
  });
});

const main = coroutine(function* main() {
  const slots = new asyncio.Semaphore(2);
  yield* asyncio.gather(fetch(1, slots), fetch(2, slots), fetch(3, slots));
});

await asyncio.run(main());

import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const use = coroutine(function* use(name: string, lock: asyncio.Lock) {
  yield* asyncWith(lock, function* () {
    print(name, "enters");
    yield* asyncio.sleep(1);
    print(name, "leaves");
  });
});

const main = coroutine(function* main() {
  const lock = new asyncio.Lock();
  yield* asyncio.gather(use("A", lock), use("B", lock));
});

await asyncio.run(main());

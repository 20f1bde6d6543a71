import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  try {
    yield* asyncWith(asyncio.timeout(1), function* () {
      yield* asyncio.sleep(10);
    });
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("given up after 1 s");
  }
});

await asyncio.run(main());

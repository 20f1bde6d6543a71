import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  print(yield* asyncio.waitFor(asyncio.sleep(1, "in time"), 2));
  try {
    yield* asyncio.waitFor(asyncio.sleep(10), 2);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("too late");
  }
});

await asyncio.run(main());

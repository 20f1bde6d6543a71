import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const work = asyncio.createTask(asyncio.sleep(2, "saved"));
  try {
    yield* asyncio.waitFor(asyncio.shield(work), 1);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("tired of waiting, but not cancelled:", !work.cancelled());
  }
  print(yield* work);
});

await asyncio.run(main());

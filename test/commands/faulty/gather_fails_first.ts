// gather raises at the first failure; the others run on, and nobody waits for them.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(1);
  throw new ValueError("no such page");
});

const good = coroutine(function* good() {
  yield* asyncio.sleep(2);
  print("good is done");
});

const main = coroutine(function* main() {
  try {
    yield* asyncio.gather(bad(), good());
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("caught:", error);
  }
  yield* asyncio.sleep(2);
});

await asyncio.run(main());

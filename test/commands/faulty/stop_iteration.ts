// StopIteration leaves a coroutine, which turns it into a RuntimeError.
import { asyncio, coroutine, StopIteration } from "asyncio-lessons";

const next_page = coroutine(function* next_page() {
  yield* asyncio.sleep(1);
  throw new StopIteration();
});

const main = coroutine(function* main() {
  yield* next_page();
});

await asyncio.run(main());

// Everybody waits for an event that nobody sets.
import { asyncio, coroutine, print } from "asyncio-lessons";

const wait_for_start = coroutine(function* wait_for_start(name: string, start: asyncio.Event) {
  yield* start.wait();
  print(name, "starts");
});

const main = coroutine(function* main() {
  const start = new asyncio.Event();
  yield* asyncio.gather(wait_for_start("ann", start), wait_for_start("bob", start));
});

await asyncio.run(main());

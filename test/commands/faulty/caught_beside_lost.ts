// Of two tasks of one name that fail, one is awaited and its error caught; the other is lost.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const fails = coroutine(function* fails(seconds: number) {
  yield* asyncio.sleep(seconds);
  throw new ValueError(`failed after ${seconds} s`);
});

const main = coroutine(function* main() {
  const first = asyncio.createTask(fails(1), { name: "job" });
  asyncio.createTask(fails(2), { name: "job" });
  try {
    yield* first;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("caught:", error);
  }
  yield* asyncio.sleep(2);
});

await asyncio.run(main());

// The child takes the time-out's cancellation for an error of its own: the time-out passes unseen.
import { asyncio, coroutine, print } from "asyncio-lessons";

const fetch = coroutine(function* fetch() {
  for (const attempt of [1, 2]) {
    try {
      yield* asyncio.sleep(3);
      return "a page";
    } catch (error) {
      if (!(error instanceof asyncio.CancelledError)) throw error;
      print("try", attempt, "failed");
    }
  }
  return "nothing";
});

const main = coroutine(function* main() {
  print(yield* asyncio.waitFor(fetch(), 1));
});

await asyncio.run(main());

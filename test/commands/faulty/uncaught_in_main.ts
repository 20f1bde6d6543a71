// main fails while another task is at work: that is cancelled.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const ticker = coroutine(function* ticker() {
  while (true) {
    yield* asyncio.sleep(1);
    print("tick");
  }
});

const main = coroutine(function* main() {
  asyncio.createTask(ticker());
  yield* asyncio.sleep(1.5);
  throw new ValueError("main has failed");
});

await asyncio.run(main());

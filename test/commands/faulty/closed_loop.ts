// A loop is used after it was closed.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  yield* asyncio.sleep(1);
  print("once");
});

const loop = asyncio.newEventLoop();
await loop.runUntilComplete(main());
loop.close();
await loop.runUntilComplete(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(print, "first in, first out");
  loop.callSoon(print, "second in, second out");
  print("main still runs");
  yield* asyncio.sleep(0);
});

await asyncio.run(main());

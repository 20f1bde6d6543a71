// A callback of the loop blocks: timers behind it are late.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callLater(1, () => time.sleep(3));
  yield* asyncio.sleep(2);
  print("woken at last");
});

await asyncio.run(main());

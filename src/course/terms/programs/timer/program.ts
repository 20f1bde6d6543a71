import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callLater(2, print, "after 2 s");
  loop.callLater(1, print, "after 1 s");
  yield* asyncio.sleep(3);
  print("after 3 s");
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const handle = asyncio.getRunningLoop().callSoon(print, "never printed");
  handle.cancel();
  yield* asyncio.sleep(0);
  print("cancelled:", handle.cancelled());
});

await asyncio.run(main());

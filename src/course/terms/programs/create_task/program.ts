import { asyncio, coroutine, print, time } from "asyncio-lessons";

const main = coroutine(function* main() {
  const start = time.monotonic();
  const long = asyncio.createTask(asyncio.sleep(2));
  const short = asyncio.createTask(asyncio.sleep(1));
  yield* long;
  print("short is done:", short.done());
  print(`${(time.monotonic() - start).toFixed(1)} s`);
});

await asyncio.run(main());

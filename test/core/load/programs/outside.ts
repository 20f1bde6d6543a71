// Promises that take real time beside sleeps that take none.
import { asyncio, coroutine, print } from "asyncio-lessons";

const settlesAfter = (milliseconds: number): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, `after ${milliseconds} ms`));

const sleeper = coroutine(function* sleeper() {
  for (let count = 0; count < 20; count++) {
    yield* asyncio.sleep(0.001);
    print("slept", count);
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const began = loop.time();
  const sleeping = asyncio.createTask(sleeper());
  print(yield* asyncio.wrapFuture(settlesAfter(10)), loop.time() - began);
  print(yield* asyncio.gather(settlesAfter(30), settlesAfter(3), asyncio.sleep(0.005, "slept")));
  yield* sleeping;
  print(loop.time() - began);
});

await asyncio.run(main());

// A coroutine calls time.sleep: the other task's ticks come late.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const ticker = coroutine(function* ticker() {
  for (const tick of [1, 2, 3]) {
    yield* asyncio.sleep(1);
    print("tick", tick);
  }
});

const report = coroutine(function* report() {
  yield* asyncio.sleep(0.5);
  time.sleep(2);
  print("report written");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(ticker(), report());
});

await asyncio.run(main());

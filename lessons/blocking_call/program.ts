import { asyncio, coroutine, print, time } from "asyncio-lessons";

const ticker = coroutine(function* ticker(start: number) {
  for (const tick of [1, 2, 3]) {
    yield* asyncio.sleep(0.5);
    print(`tick ${tick} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const nap = coroutine(function* nap() {
  time.sleep(1);
});

const polite = coroutine(function* polite() {
  yield* asyncio.sleep(1);
  yield* asyncio.sleep(1);
  print("polite is done");
});

const rude = coroutine(function* rude() {
  yield* nap();
  yield* nap();
  print("rude is done");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(ticker(time.time()), polite());
  yield* asyncio.gather(ticker(time.time()), rude());
});

await asyncio.run(main());

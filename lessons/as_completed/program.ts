import { asyncio, coroutine, print, time } from "asyncio-lessons";

const fetch = coroutine(function* fetch(name: string, delay: number) {
  yield* asyncio.sleep(delay);
  return name;
});

const use_gather = coroutine(function* use_gather() {
  const start = time.time();
  for (const name of yield* asyncio.gather(fetch("A", 2), fetch("B", 1), fetch("C", 1.5))) {
    print(`gather: ${name} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const use_as_completed = coroutine(function* use_as_completed() {
  const start = time.time();
  for (const next_one of asyncio.asCompleted([fetch("A", 2), fetch("B", 1), fetch("C", 1.5)])) {
    const name = yield* next_one;
    print(`as_completed: ${name} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const main = coroutine(function* main() {
  yield* use_gather();
  yield* use_as_completed();
});

await asyncio.run(main());

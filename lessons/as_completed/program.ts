import { asyncio, coroutine, print, time } from "asyncio-lessons";

const fetch = coroutine(function* fetch(name: string, delay: number) {
  yield* asyncio.sleep(delay);
  return name;
});

const useGather = coroutine(function* useGather() {
  const start = time.time();
  for (const name of yield* asyncio.gather(fetch("A", 2), fetch("B", 1), fetch("C", 1.5))) {
    print(`gather: ${name} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const useAsCompleted = coroutine(function* useAsCompleted() {
  const start = time.time();
  for (const nextOne of asyncio.asCompleted([fetch("A", 2), fetch("B", 1), fetch("C", 1.5)])) {
    const name = yield* nextOne;
    print(`as_completed: ${name} at ${(time.time() - start).toFixed(1)} s`);
  }
});

const main = coroutine(function* main() {
  yield* useGather();
  yield* useAsCompleted();
});

await asyncio.run(main());

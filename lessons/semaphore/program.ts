import { asyncio, asyncWith, coroutine, print, time } from "asyncio-lessons";

const start = time.time();

const download = coroutine(function* download(name: string, slots: asyncio.Semaphore) {
  yield* asyncWith(slots, function* () {
    print(`${name} starts at ${(time.time() - start).toFixed(1)} s`);
    yield* asyncio.sleep(1);
  });
});

const main = coroutine(function* main() {
  const slots = new asyncio.Semaphore(2);
  yield* asyncio.gather(...[..."abcde"].map((name) => download(name, slots)));
  print(time.time() - start);
});

await asyncio.run(main());

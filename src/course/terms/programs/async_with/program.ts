import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const lock = new asyncio.Lock();
  yield* asyncWith(lock, function* () {
    print("inside, locked:", lock.locked());
  });
  print("outside, locked:", lock.locked());
});

await asyncio.run(main());

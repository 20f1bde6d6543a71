// A job fails before release, and the semaphore never has a place again.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const places = new asyncio.Semaphore(1);

const job = coroutine(function* job(name: string) {
  yield* places.acquire();
  yield* asyncio.sleep(1);
  if (name === "a") throw new ValueError("a failed");
  places.release();
  return name;
});

const main = coroutine(function* main() {
  print(yield* asyncio.gather(job("a"), job("b"), { returnExceptions: true }));
});

await asyncio.run(main());

// Rule 125: Semaphore hands out in arrival order; release() gives the slot to the first waiter.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, s: asyncio.Semaphore) {
  yield* asyncWith(s, function* () {
    print("in", i);
    yield* asyncio.sleep(0.01);
    print("out", i);
  });
});

const main = coroutine(function* main() {
  const s = new asyncio.Semaphore(2);
  yield* asyncio.gather(...[0, 1, 2, 3, 4].map((i) => w(i, s)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

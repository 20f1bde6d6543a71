// Rule 121: Lock is fair: waiters get it in arrival order.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, l: asyncio.Lock) {
  yield* asyncWith(l, function* () {
    print("in", i);
    yield* asyncio.sleep(0);
    print("out", i);
  });
});

const main = coroutine(function* main() {
  const l = new asyncio.Lock();
  yield* asyncio.gather(...[0, 1, 2, 3].map((i) => w(i, l)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

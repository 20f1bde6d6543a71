// Rule 133: Barrier.wait indexes are arrival order; the last arrival returns first (it never suspends), the others
// follow FIFO.
import { asyncio, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, b: asyncio.Barrier) {
  print("arrive", i);
  const k = yield* b.wait();
  print("go", i, "index", k);
});

const main = coroutine(function* main() {
  const b = new asyncio.Barrier(3);
  yield* asyncio.gather(...[0, 1, 2].map((i) => w(i, b)));
  print(b.nWaiting, b.broken);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 006: equal *nominal* delays started one after the other differ by the clock's progress, so they
// wake FIFO in creation order.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  yield* asyncio.sleep(0.02);
  print("woke", i);
});

const main = coroutine(function* main() {
  yield* asyncio.gather(...[0, 1, 2, 3, 4, 5].map((i) => f(i)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

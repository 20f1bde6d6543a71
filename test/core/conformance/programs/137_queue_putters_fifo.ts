// Rule 137: blocked putters get slots in arrival order.
import { asyncio, coroutine, print } from "asyncio-lessons";

const p = coroutine(function* p(i: number, q: asyncio.Queue<number>) {
  yield* q.put(i);
  print("put", i);
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<number>(1);
  const ts = [0, 1, 2, 3].map((i) => asyncio.createTask(p(i, q)));
  yield* asyncio.sleep(0);
  for (let i = 0; i < 4; i++) {
    print("get", yield* q.get());
    yield* asyncio.sleep(0);
  }
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 138: exact interleaving of a producer and a consumer over Queue(1) and an unbounded one.
import { asyncio, coroutine, print } from "asyncio-lessons";

const prod = coroutine(function* prod(q: asyncio.Queue<number | null>) {
  for (let i = 0; i < 3; i++) {
    yield* q.put(i);
    print("put", i);
  }
  yield* q.put(null);
});

const cons = coroutine(function* cons(q: asyncio.Queue<number | null>) {
  for (let x = yield* q.get(); x !== null; x = yield* q.get()) print("  got", x);
});

const main = coroutine(function* main() {
  for (const m of [1, 2, 0]) {
    print("maxsize", m);
    const q = new asyncio.Queue<number | null>(m);
    yield* asyncio.gather(prod(q), cons(q));
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

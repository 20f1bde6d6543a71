// Rule 101: as_completed yields in completion order; the yielded objects are new coroutines.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(n: string, d: number) {
  yield* asyncio.sleep(d);
  return n;
});

const main = coroutine(function* main() {
  const cs = [f("a", 0.03), f("b", 0.01), f("c", 0.02)];
  const ts = cs.map((c) => asyncio.createTask(c));
  for (const aw of asyncio.asCompleted(ts)) {
    print(aw instanceof asyncio.Coroutine && !cs.includes(aw) ? "coroutine" : aw, yield* aw);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

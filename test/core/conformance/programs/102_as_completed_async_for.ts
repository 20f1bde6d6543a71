// Rule 102: 3.13: async for over as_completed yields the original task objects.
import { asyncFor, asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(n: string, d: number) {
  yield* asyncio.sleep(d);
  return n;
});

const main = coroutine(function* main() {
  const ts = [f("a", 0.03), f("b", 0.01), f("c", 0.02)].map((c) => asyncio.createTask(c));
  yield* asyncFor(asyncio.asCompleted(ts), function* (t) {
    print(ts.indexOf(t), t.done(), yield* t);
  });
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

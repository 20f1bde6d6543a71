// Rule 103: as_completed timeout raises TimeoutError from each remaining awaitable, without cancelling the tasks.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(n: string, d: number) {
  yield* asyncio.sleep(d);
  return n;
});

const main = coroutine(function* main() {
  const ts = [f("a", 0.01), f("b", 0.06), f("c", 0.07)].map((c) => asyncio.createTask(c));
  for (const aw of asyncio.asCompleted(ts, { timeout: 0.03 })) {
    try {
      print(yield* aw);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      print(
        "TimeoutError",
        ts.map((t) => t.cancelled()),
      );
    }
  }
  print(yield* asyncio.gather(...ts));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

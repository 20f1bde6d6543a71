// Rule 134: abort() and reset() raise BrokenBarrierError in the waiters; after abort the barrier stays broken, after
// reset it works again.
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

const w = coroutine(function* w(b: asyncio.Barrier) {
  try {
    return yield* b.wait();
  } catch (e) {
    if (e instanceof asyncio.BrokenBarrierError) return repr(e);
    throw e;
  }
});

const main = coroutine(function* main() {
  const b = new asyncio.Barrier(2);
  for (const op of ["reset", "abort"] as const) {
    const t = asyncio.createTask(w(b));
    yield* asyncio.sleep(0);
    yield* b[op]();
    print(op, yield* t, b.broken);
  }
  print(yield* w(b));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

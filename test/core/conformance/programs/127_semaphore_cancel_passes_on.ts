// Rule 127: cancelling a waiter that already got its wake-up returns the slot to the next waiter.
import { asyncio, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, s: asyncio.Semaphore) {
  try {
    yield* s.acquire();
    print("got", i);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("cancelled", i);
    throw e;
  }
});

const main = coroutine(function* main() {
  const s = new asyncio.Semaphore(0);
  const ts = [0, 1, 2].map((i) => asyncio.createTask(w(i, s)));
  yield* asyncio.sleep(0);
  s.release();
  ts[0]?.cancel();
  yield* asyncio.sleep(0.01);
  print(ts.map((t) => t.done()));
  s.release();
  yield* asyncio.sleep(0.01);
  print(ts.map((t) => t.done()));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

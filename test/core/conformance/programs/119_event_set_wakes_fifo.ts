// Rule 119: Event.set wakes all waiters in wait order, each 1 iteration later; clear() right after set() does not
// un-wake them.
import { asyncio, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, e: asyncio.Event) {
  yield* e.wait();
  print("woke", i, e.isSet());
});

const main = coroutine(function* main() {
  const e = new asyncio.Event();
  const ts = [0, 1, 2].map((i) => asyncio.createTask(w(i, e)));
  yield* asyncio.sleep(0);
  e.set();
  e.clear();
  print("set+clear");
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

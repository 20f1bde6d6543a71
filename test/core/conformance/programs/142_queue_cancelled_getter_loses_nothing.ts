// Rule 142: cancelling a getter that had been woken passes the wake-up to the next getter; the item stays.
import { asyncio, coroutine, print } from "asyncio-lessons";

const g = coroutine(function* g(i: string, q: asyncio.Queue<string>) {
  print("getter", i, yield* q.get());
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<string>();
  const a = asyncio.createTask(g("a", q));
  const b = asyncio.createTask(g("b", q));
  yield* asyncio.sleep(0);
  q.putNowait("item");
  a.cancel();
  yield* asyncio.gather(a, b, { returnExceptions: true });
  print("left", q.qsize());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

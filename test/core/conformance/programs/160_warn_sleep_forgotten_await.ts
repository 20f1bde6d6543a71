// Rule 160: forgetting await on asyncio.sleep / queue.put / lock.acquire: coroutine names in the
// warning.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  asyncio.sleep(1);
  print("not slept");
  for (const delay of [0, -1]) asyncio.sleep(delay, "r");
  print("no error either");
  const [q, l, e] = [new asyncio.Queue<number>(), new asyncio.Lock(), new asyncio.Event()];
  q.put(1);
  l.acquire();
  e.wait();
  print("still", q.qsize(), l.locked());
});

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(({ category, message }) => print(`${category}:`, message));
  await asyncio.run(main());
}

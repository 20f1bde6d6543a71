// Rule 126: after release() with a waiter, a new acquire() queues behind it; locked() says True.
import { asyncio, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(s: asyncio.Semaphore) {
  yield* s.acquire();
  print("waiter");
  s.release();
});

const main = coroutine(function* main() {
  const s = new asyncio.Semaphore(1);
  yield* s.acquire();
  const t = asyncio.createTask(w(s));
  yield* asyncio.sleep(0);
  s.release();
  print("locked:", s.locked());
  yield* s.acquire();
  print("main");
  s.release();
  yield* t;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

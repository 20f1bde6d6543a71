// Rule 123: between release() and the waiter's wake-up locked() is False, yet acquire() by another task waits.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const w = coroutine(function* w(l: asyncio.Lock) {
  yield* l.acquire();
  print("waiter has it");
  l.release();
});

const main = coroutine(function* main() {
  const l = new asyncio.Lock();
  yield* l.acquire();
  const t = asyncio.createTask(w(l));
  yield* asyncio.sleep(0);
  l.release();
  print("locked after release:", l.locked());
  yield* l.acquire();
  print("main has it again");
  l.release();
  yield* t;
  try {
    l.release();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print("RuntimeError", e);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 128: error texts of Semaphore and BoundedSemaphore.
import { asyncio, asyncWith, coroutine, isException, print, repr } from "asyncio-lessons";

function attempt(f: () => unknown): void {
  try {
    print("ok", f() !== undefined);
  } catch (e) {
    if (!isException(e)) throw e;
    print(repr(e));
  }
}

const main = coroutine(function* main() {
  for (const Class of [asyncio.Semaphore, asyncio.BoundedSemaphore]) {
    attempt(() => new Class(-1));
    attempt(() => new Class(0));
  }
  const s = new asyncio.Semaphore(0);
  attempt(() => s.release());
  print(s._value);
  const b = new asyncio.BoundedSemaphore(2);
  attempt(() => b.release());
  yield* b.acquire();
  attempt(() => b.release());
  attempt(() => b.release());
  print(b._value);
  const z = new asyncio.BoundedSemaphore(0);
  attempt(() => z.release());
  print(z.locked());
  yield* b.acquire();
  yield* b.acquire();
  print(b.locked());
  try {
    yield* asyncWith(b, function* () {
      print("never");
    });
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled");
  }
});

const outer = coroutine(function* outer() {
  const t = asyncio.createTask(main());
  yield* asyncio.sleep(0);
  t.cancel();
  yield* t;
});

export default async function program(): Promise<void> {
  await asyncio.run(outer());
}

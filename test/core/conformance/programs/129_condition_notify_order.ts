// Rule 129: notify(n) wakes the n longest waiters; they re-acquire the lock one after the other, after the notifier
// leaves its block.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, c: asyncio.Condition) {
  yield* asyncWith(c, function* () {
    yield* c.wait();
    print("woke", i);
    yield* asyncio.sleep(0);
  });
});

const main = coroutine(function* main() {
  const c = new asyncio.Condition();
  const ts = [0, 1, 2, 3].map((i) => asyncio.createTask(w(i, c)));
  yield* asyncio.sleep(0);
  yield* asyncWith(c, function* () {
    c.notify(2);
    print("notified 2, still holding the lock");
    yield* asyncio.sleep(0.01);
    print("leaving");
  });
  yield* asyncio.sleep(0.01);
  yield* asyncWith(c, function* () {
    c.notifyAll();
    print("notify_all");
  });
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

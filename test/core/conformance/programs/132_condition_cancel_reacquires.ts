// Rule 132: a cancelled wait() re-acquires the lock before CancelledError leaves it.
import { asyncio, asyncWith, coroutine, print, repr } from "asyncio-lessons";

const w = coroutine(function* w(c: asyncio.Condition) {
  yield* asyncWith(c, function* () {
    try {
      yield* c.wait();
      print("woken");
    } catch (e) {
      if (e instanceof asyncio.CancelledError)
        print("cancelled", repr(e), "while handling", repr(e.context ?? null), "locked:", c.locked());
      throw e;
    }
  });
});

const main = coroutine(function* main() {
  const c = new asyncio.Condition();
  let t = asyncio.createTask(w(c));
  yield* asyncio.sleep(0);
  print("waiting, locked:", c.locked());
  t.cancel("free");
  yield* asyncio.wait([t]);
  print(t.cancelled(), c.locked());
  t = asyncio.createTask(w(c));
  yield* asyncio.sleep(0);
  yield* asyncWith(c, function* () {
    t.cancel("held");
    for (let i = 0; i < 3; i++) {
      yield* asyncio.sleep(0);
      print("held by main, done:", t.done());
    }
    t.cancel("held, again");
    yield* asyncio.sleep(0);
    print("done:", t.done());
  });
  yield* asyncio.wait([t]);
  print(t.cancelled(), t.cancelling(), c.locked());
  t = asyncio.createTask(w(c));
  yield* asyncio.sleep(0);
  yield* asyncWith(c, function* () {
    c.notify();
    yield* asyncio.sleep(0);
    t.cancel("after notify");
    yield* asyncio.sleep(0);
    print("done:", t.done());
  });
  yield* asyncio.wait([t]);
  print(t.cancelled(), c.locked());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

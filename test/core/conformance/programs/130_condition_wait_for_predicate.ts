// Rule 130: wait_for re-tests the predicate after every wake-up, holding the lock; returns the predicate's value.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const c = new asyncio.Condition();
  let x = 0;
  const w = coroutine(function* w() {
    yield* asyncWith(c, function* () {
      const got = yield* c.waitFor(() => {
        print("test", x);
        return x > 1 ? x : 0;
      });
      print("got", got);
    });
  });
  const t = asyncio.createTask(w());
  yield* asyncio.sleep(0);
  for (let i = 0; i < 3; i++) {
    yield* asyncWith(c, function* () {
      x += 1;
      c.notify();
    });
    yield* asyncio.sleep(0.01);
  }
  yield* t;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 177: 3.13: a waiter cancelled after being notified passes the notification on to the next waiter; up to 3.12 it
// is lost.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, c: asyncio.Condition) {
  yield* asyncWith(c, function* () {
    yield* c.wait();
    print("woke", i);
  });
});

const main = coroutine(function* main() {
  const c = new asyncio.Condition();
  const [first, second] = [asyncio.createTask(w(0, c)), asyncio.createTask(w(1, c))];
  yield* asyncio.sleep(0);
  yield* asyncWith(c, function* () {
    c.notify(1);
    first.cancel();
  });
  yield* asyncio.sleep(0.01);
  print([first, second].map((t) => t.done()));
  second.cancel();
  yield* asyncio.wait([first, second]);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 118: internal failure and external cancel together: 3.13 keeps the external cancellation request alive
// (cancelling()==1, next await raises), 3.11/3.12 lose it.
import { asyncio, asyncWith, BaseException, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  throw new ValueError("x");
});
const parent = coroutine(function* parent() {
  const me = asyncio.currentTask();
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(bad());
      me?.cancel();
      yield* asyncio.sleep(9);
    });
  } catch (e) {
    if (!(e instanceof BaseException)) throw e;
    print(e.name, me?.cancelling());
  }
  yield* asyncio.sleep(0);
  print("not cancelled again");
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(parent());
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("parent cancelled");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

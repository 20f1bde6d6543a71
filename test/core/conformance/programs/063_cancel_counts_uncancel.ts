// Rule 063: cancelling() counts requests, uncancel() decrements to 0 at least; two requests before
// delivery throw one CancelledError.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  const me = asyncio.currentTask();
  let hits = 0;
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    hits++;
  }
  print("hits", hits, "cancelling", me?.cancelling());
  print(me?.uncancel(), me?.uncancel(), me?.uncancel(), me?.cancelling());
  yield* asyncio.sleep(0);
  return "end";
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  print(t.cancel(), t.cancel(), t.cancelling());
  print(yield* t);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

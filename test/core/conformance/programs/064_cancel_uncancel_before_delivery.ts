// Rule 064: uncancel() to zero before delivery: 3.13 drops the pending CancelledError (_must_cancel
// reset); 3.11/3.12 still throw it.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(uncancels: number) {
  const me = asyncio.currentTask();
  me?.cancel("one");
  me?.cancel("two");
  for (let i = 0; i < uncancels; i++) me?.uncancel();
  try {
    yield* asyncio.sleep(0);
    print(uncancels, "not interrupted, cancelling", me?.cancelling());
  } catch (e) {
    if (e instanceof asyncio.CancelledError)
      print(uncancels, "interrupted", e.args, "cancelling", me?.cancelling());
    throw e;
  }
});
const sleeper = coroutine(function* sleeper() {
  try {
    yield* asyncio.sleep(0.01);
    print("slept");
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("the future was cancelled at once: too late to take back");
    throw e;
  }
});

const main = coroutine(function* main() {
  for (let k = 0; k < 4; k++) {
    const t = asyncio.createTask(f(k));
    yield* asyncio.gather(t, { returnExceptions: true });
    print(k, t.cancelled());
  }
  const t = asyncio.createTask(sleeper());
  yield* asyncio.sleep(0);
  t.cancel();
  t.uncancel();
  yield* asyncio.gather(t, { returnExceptions: true });
  print(t.cancelled(), t.cancelling());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

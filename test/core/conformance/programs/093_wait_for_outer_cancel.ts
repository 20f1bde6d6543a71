// Rule 093: cancelling the waiter cancels the inner task and raises CancelledError, not TimeoutError.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("inner cancelled");
    throw e;
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(asyncio.waitFor(f(), 5));
  yield* asyncio.sleep(0.01);
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    print((e as Error).name, t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

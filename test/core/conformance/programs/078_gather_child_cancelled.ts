// Rule 078: cancelling one child makes gather raise CancelledError (stored as exception: g.cancelled()
// is False); siblings are not cancelled.
import { asyncio, coroutine, print } from "asyncio-lessons";

const ok = coroutine(function* ok() {
  yield* asyncio.sleep(0.02);
  print("sibling finished");
  return 1;
});

const main = coroutine(function* main() {
  const a = asyncio.createTask(asyncio.sleep(9));
  const b = asyncio.createTask(ok());
  const g = asyncio.gather(a, b);
  yield* asyncio.sleep(0);
  a.cancel();
  try {
    yield* g;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("gather raised CancelledError; g.cancelled:", g.cancelled(), "b done:", b.done());
  }
  yield* b;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

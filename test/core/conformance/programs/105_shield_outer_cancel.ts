// Rule 105: cancelling the awaiter of shield() raises CancelledError there; the inner task runs on.
import { asyncio, coroutine, print } from "asyncio-lessons";

const inner = coroutine(function* inner() {
  yield* asyncio.sleep(0.02);
  print("inner finished");
  return 1;
});
const outer = coroutine(function* outer(t: asyncio.Task<number>) {
  try {
    yield* asyncio.shield(t);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("outer cancelled, inner done:", t.done());
    throw e;
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(inner());
  const o = asyncio.createTask(outer(t));
  yield* asyncio.sleep(0);
  o.cancel();
  print(yield* asyncio.gather(o, t, { returnExceptions: true }));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

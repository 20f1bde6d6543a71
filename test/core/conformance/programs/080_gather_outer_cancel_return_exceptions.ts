// Rule 080: cancelling a gather with return_exceptions=True waits for ALL children, then still raises
// CancelledError.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("child", i);
    yield* asyncio.sleep(0.01 * i);
    print("child", i, "cleaned");
    if (i === 1) return "refused";
    throw e;
  }
  return null;
});

const main = coroutine(function* main() {
  const g = asyncio.gather(f(2), f(0), f(1), { returnExceptions: true });
  yield* asyncio.sleep(0);
  print("cancel ->", g.cancel("m"), g.done());
  try {
    print("result", yield* g);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("outer CancelledError", e.args, g.cancelled(), g.cancel());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

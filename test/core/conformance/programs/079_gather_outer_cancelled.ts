// Rule 079: cancelling the gather future cancels every unfinished child in argument order; without
// return_exceptions it ends when the FIRST child ended as cancelled, other children may still be
// cleaning up.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("child", i);
    yield* asyncio.sleep(0.01 * i);
    print("child", i, "cleaned");
    throw e;
  }
});

const main = coroutine(function* main() {
  const g = asyncio.gather(f(2), f(0), f(1));
  yield* asyncio.sleep(0);
  print("cancel ->", g.cancel(), g.done());
  try {
    yield* g;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("outer CancelledError");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

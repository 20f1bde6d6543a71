// Rule 107: once the outer is cancelled shield drops its inner callback: a later exception of the inner is
// reported as never retrieved.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(0.01);
  throw new ValueError("lost");
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().setExceptionHandler((_, context) => print("HANDLER", context.message));
  const s = asyncio.shield(bad());
  yield* asyncio.sleep(0);
  s.cancel();
  try {
    yield* s;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled");
  }
  yield* asyncio.sleep(0.03);
  print("end");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

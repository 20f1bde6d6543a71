// Rule 075: later exceptions of a failed gather are consumed silently (no "never retrieved" log).
import { asyncio, coroutine, isException, KeyError, print, repr, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad(d: number, e: Error) {
  yield* asyncio.sleep(d);
  throw e;
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().setExceptionHandler((_loop, c) => print("HANDLER", c.message));
  try {
    yield* asyncio.gather(bad(0.01, new ValueError(1)), bad(0.02, new KeyError(2)));
  } catch (e) {
    if (!isException(e)) throw e;
    print(repr(e));
  }
  yield* asyncio.sleep(0.03);
  print("no handler call");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 095: asyncio.timeout: CancelledError inside the block, TimeoutError outside; expired() tells which one;
// the builtin TimeoutError is asyncio.TimeoutError.
import { asyncio, asyncWith, coroutine, OSError, print, repr } from "asyncio-lessons";

const main = coroutine(function* main() {
  let cm: asyncio.Timeout | undefined;
  try {
    yield* asyncWith(asyncio.timeout(0.01), function* (limit) {
      cm = limit;
      try {
        yield* asyncio.sleep(9);
      } catch (e) {
        print("inside:", (e as Error).name, limit.expired());
        throw e;
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print("outside:", repr(e), cm?.expired(), repr(e.cause));
  }
  // There is one TimeoutError here: Python's built-in one, a subclass of OSError.
  print(asyncio.currentTask()?.cancelling(), asyncio.TimeoutError.prototype instanceof OSError);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

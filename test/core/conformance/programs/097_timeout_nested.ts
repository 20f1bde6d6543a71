// Rule 097: nested timeouts: only the one that expired converts; an outer expiry passes through the inner block
// as CancelledError.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const go = coroutine(function* go(o: number, i: number) {
  try {
    yield* asyncWith(asyncio.timeout(o), function* (outer) {
      let inner: asyncio.Timeout | undefined;
      try {
        yield* asyncWith(asyncio.timeout(i), function* (entered) {
          inner = entered;
          yield* asyncio.sleep(9);
        });
      } catch (e) {
        if (e instanceof asyncio.TimeoutError) {
          print("inner TimeoutError", outer.expired(), inner?.expired());
        } else {
          if (!(e instanceof asyncio.CancelledError)) throw e;
          print("inner sees CancelledError", outer.expired(), inner?.expired());
          throw e;
        }
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print("outer TimeoutError");
  }
});

const main = coroutine(function* main() {
  yield* go(0.05, 0.01);
  yield* go(0.01, 0.05);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

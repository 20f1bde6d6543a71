// A time-out ends the block, and nobody catches its TimeoutError.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  yield* asyncWith(asyncio.timeout(1), function* () {
    yield* asyncio.sleep(3);
  });
  print("never printed");
});

await asyncio.run(main());

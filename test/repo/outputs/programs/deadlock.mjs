// Two tasks each hold the lock that the other one wants.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const both = coroutine(function* both(first, second) {
  yield* asyncWith(first, function* () {
    yield* asyncio.sleep(0.1);
    yield* asyncWith(second, function* () {
      print("never reached");
    });
  });
});

const main = coroutine(function* main() {
  const [left, right] = [new asyncio.Lock(), new asyncio.Lock()];
  yield* asyncio.gather(both(left, right), both(right, left));
});

await asyncio.run(main());

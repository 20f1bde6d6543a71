// notify comes before anybody waits, and is lost.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const changed = new asyncio.Condition();
  const notify = coroutine(function* notify() {
    yield* asyncWith(changed, function* () {
      changed.notify();
    });
  });
  yield* notify();
  yield* asyncWith(changed, function* () {
    yield* changed.wait();
  });
  print("changed");
});

await asyncio.run(main());

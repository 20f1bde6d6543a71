// Rule 098: a body that swallows CancelledError leaves the block without TimeoutError, but expired() is True.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const cm = asyncio.timeout(0.01);
  yield* asyncWith(cm, function* () {
    try {
      yield* asyncio.sleep(9);
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      print("swallowed");
    }
  });
  print("no TimeoutError", cm.expired(), asyncio.currentTask()?.cancelling());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

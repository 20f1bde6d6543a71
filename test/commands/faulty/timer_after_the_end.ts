// A timer is set for later than main's end: it never comes.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  asyncio.getRunningLoop().callLater(2, () => print("time is up"));
  yield* asyncio.sleep(1);
  print("main ends");
});

await asyncio.run(main());

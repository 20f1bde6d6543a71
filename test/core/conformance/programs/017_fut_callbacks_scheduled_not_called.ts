// Rule 017: set_result schedules the callbacks with call_soon in registration order; nothing runs
// synchronously.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const future = loop.createFuture<number>();
  future.addDoneCallback((f) => print("cb1", f.result()));
  future.addDoneCallback((f) => print("cb2", f.result()));
  loop.callSoon(print, "queued before set_result");
  future.setResult(7);
  loop.callSoon(print, "queued after set_result");
  print("set, done =", future.done());
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

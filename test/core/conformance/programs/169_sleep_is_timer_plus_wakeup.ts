// Rule 169: sleep(d) = timer handle that sets a future + 1 iteration for the wake-up: every timer handle
// of that iteration runs first.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const when = loop.time() + 0.01;
  const f = loop.createFuture<null>();
  loop.callAt(when, () => {
    print("timer 1 sets the future");
    f.setResult(null);
  });
  loop.callAt(when, () => {
    print("timer 2, same iteration");
    loop.callSoon(print, "call_soon from timer 2");
  });
  yield* f;
  print("awaiter, one iteration later");
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 003: a cancelled Handle is skipped even if it is already in the ready queue; cancel is
// idempotent.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const h = loop.callSoon(print, "never");
  loop.callSoon(() => {
    h2.cancel();
    print("cancelled h2 in same iteration");
  });
  const h2 = loop.callSoon(print, "never either");
  h.cancel();
  h.cancel();
  print(h.cancelled(), h2.cancelled());
  yield* asyncio.sleep(0);
  print(h2.cancelled());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

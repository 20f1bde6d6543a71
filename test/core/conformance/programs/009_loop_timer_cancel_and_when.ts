// Rule 009: TimerHandle.cancel before the deadline suppresses it; when() keeps the deadline; a fired
// handle can still be cancelled without effect.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const t0 = loop.time();
  const h = loop.callAt(t0 + 0.01, print, "never");
  const g = loop.callLater(0.02, print, "g fires");
  print(Math.round((h.when() - t0) * 1000) / 1000, h.cancelled());
  h.cancel();
  yield* asyncio.sleep(0.03);
  g.cancel();
  print(h.cancelled(), g.cancelled());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

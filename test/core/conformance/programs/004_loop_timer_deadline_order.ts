// Rule 004: timers fire by deadline, not by creation order.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const ms of [50, 10, 40, 20, 30]) loop.callLater(ms / 1000, print, ms, "ms");
  loop.callAt(loop.time() + 0.025, print, "25 ms, by call_at");
  yield* asyncio.sleep(0.06);
  print("main");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 007: in one iteration due timers are appended BEHIND the handles that are already ready.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callLater(0, print, "timer, delay 0");
  loop.callSoon(print, "soon 1");
  loop.callSoon(() => loop.callSoon(print, "soon from soon (next iteration)"));
  yield* asyncio.sleep(0);
  print("main: bare yield was queued before the timer was due-checked");
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

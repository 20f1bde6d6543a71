// Rule 008: several overdue timers fire in one iteration, in deadline order (also for deadlines in the
// past).
import { asyncio, coroutine, print, time } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const main = coroutine(function* main() {
  tick();
  const loop = asyncio.getRunningLoop();
  const fired: { ms: number; at: number }[] = [];
  for (const ms of [30, 10, -5, 20, -50, 0]) loop.callLater(ms / 1000, () => fired.push({ ms, at: n }));
  time.sleep(0.05);
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
  const iterations = new Set(fired.map(({ at }) => at));
  print(
    fired.map(({ ms }) => ms),
    "iterations used:",
    iterations.size,
  );
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

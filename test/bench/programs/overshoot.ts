// overshoot: one asyncio.sleep after the other, each measured by the clock outside the loop. Size: the milliseconds.
import { asyncio, coroutine } from "asyncio-lessons";
import { overshoot } from "./repeat.js";

const timedSleep = coroutine(function* timedSleep(milliseconds: number) {
  const start = performance.now();
  yield* asyncio.sleep(milliseconds / 1000);
  return performance.now() - start;
});

const runner = new asyncio.Runner();
await overshoot((milliseconds) => runner.run(timedSleep(milliseconds)));
await runner.close();

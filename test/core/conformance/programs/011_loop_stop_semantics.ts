// Rule 011: stop() ends run_forever after the current iteration; handles queued meanwhile stay queued
// for the next run.
import { asyncio, print } from "asyncio-lessons";

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  const stopper = (): void => {
    loop.stop();
    loop.callSoon(print, "queued during the stopping iteration");
    print("stop called");
  };
  loop.callSoon(stopper);
  loop.callSoon(print, "same iteration, still runs");
  await loop.runForever();
  print("-- stopped");
  loop.stop();
  await loop.runForever();
  print("-- stop() before run_forever = exactly one iteration");
  loop.close();
}

// Rule 013: call_soon_threadsafe from the loop thread shares the one FIFO with call_soon.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(print, 1);
  loop.callSoonThreadsafe(print, 2);
  loop.callSoon(print, 3);
  yield* asyncio.sleep(0);
  print("main");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 016: stopping the loop under run_until_complete raises RuntimeError and leaves the task pending.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(loop.stop.bind(loop));
  yield* asyncio.sleep(0.01);
  return "ended in the second run";
});

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  const t = loop.createTask(main());
  try {
    await loop.runUntilComplete(t);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  print(t.done(), t.cancelled(), loop.isRunning(), loop.isClosed());
  print(await loop.runUntilComplete(t));
  loop.close();
  loop.close();
  print(loop.isClosed());
}

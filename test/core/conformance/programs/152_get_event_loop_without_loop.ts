// Rule 152: get_event_loop() outside a coroutine: creates a loop silently (<=3.11), DeprecationWarning
// (3.12/3.13), RuntimeError (3.14); after asyncio.run it raises.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const main = coroutine(function* main() {
  return asyncio.getEventLoop() === asyncio.getRunningLoop();
});

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(({ category, message }) => print(`${category}:`, message));
  const loop = asyncio.getEventLoop();
  print("made", loop.isRunning(), loop.isClosed());
  print("the same from now on", asyncio.getEventLoop() === loop);
  print(await loop.runUntilComplete(main()));
  loop.close();
  print(await asyncio.run(main()));
  try {
    asyncio.getEventLoop();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  const other = asyncio.newEventLoop();
  asyncio.setEventLoop(other);
  print(asyncio.getEventLoop() === other);
  asyncio.setEventLoop(null);
  other.close();
}

import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const background = coroutine(function* background() {
  try {
    yield* asyncio.sleep(2);
    print("background ends");
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print("background is cancelled");
    throw error;
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(background());
  yield* asyncio.sleep(1);
  const same = asyncio.getEventLoop() === asyncio.getRunningLoop();
  print("main ends, get_event_loop() gives the running loop:", same);
  return task;
});

async function older_way() {
  // Python raises RuntimeError here from 3.14 on; this library follows 3.13.
  const loop = asyncio.getEventLoop();
  const task = await loop.runUntilComplete(main());
  print("run_until_complete left it", task.done() ? "done" : "pending");
  await loop.runUntilComplete(task);
  print("and the loop", loop.isClosed() ? "closed" : "open");
  loop.close();
}

async function newer_way() {
  const task = await asyncio.run(main());
  print("run left it", task.cancelled() ? "cancelled" : "pending");
  try {
    asyncio.getEventLoop();
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print("RuntimeError:", error.message);
  }
}

await older_way();
await newer_way();

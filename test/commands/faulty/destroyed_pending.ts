// The loop stops with run_until_complete: the task is left pending and destroyed.
import { asyncio, coroutine, print } from "asyncio-lessons";

const send = coroutine(function* send() {
  yield* asyncio.sleep(2);
  print("sent");
});

const main = coroutine(function* main() {
  asyncio.createTask(send());
  yield* asyncio.sleep(1);
});

const loop = asyncio.newEventLoop();
await loop.runUntilComplete(main());
loop.close();

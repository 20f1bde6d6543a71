// A task is made, but main blocks before it can begin.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const ping = coroutine(function* ping() {
  print("ping");
  yield* asyncio.sleep(1);
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(ping());
  time.sleep(2);
  print("main has worked");
  yield* task;
});

await asyncio.run(main());

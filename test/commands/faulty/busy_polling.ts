// A task asks in a loop of sleep(0) whether it may go on, and keeps the loop busy.
import { asyncio, coroutine, print } from "asyncio-lessons";

let ready = false;

const prepare = coroutine(function* prepare() {
  yield* asyncio.sleep(0.00002);
  ready = true;
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(prepare());
  let asked = 0;
  while (!ready) {
    asked += 1;
    yield* asyncio.sleep(0);
  }
  print("asked more than ten times:", asked > 10);
  yield* task;
});

await asyncio.run(main());

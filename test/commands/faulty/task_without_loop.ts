// create_task is called before any loop runs.
import { asyncio, coroutine } from "asyncio-lessons";

const work = coroutine(function* work() {
  yield* asyncio.sleep(1);
});

asyncio.createTask(work());
await asyncio.run(asyncio.sleep(1));

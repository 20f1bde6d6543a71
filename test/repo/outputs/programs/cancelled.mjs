// The main task is cancelled from outside while its children wait.
import { asyncio, coroutine, print } from "asyncio-lessons";

const child = coroutine(function* child(name) {
  try {
    yield* asyncio.sleep(5);
  } catch (error) {
    print(name, "was cancelled");
    throw error;
  }
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().callLater(1, () => task.cancel("enough"));
  const task = asyncio.currentTask();
  yield* asyncio.gather(child("a"), child("b"));
});

await asyncio.run(main());

// A task's exception is caught once, and raised again in the next one who awaits it.
import { asyncio, coroutine, isException, print, ValueError } from "asyncio-lessons";

const child = coroutine(function* child() {
  yield* asyncio.sleep(1);
  throw new ValueError("no page");
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(child());
  try {
    yield* task;
  } catch (error) {
    if (!isException(error)) throw error;
    print("caught:", error);
  }
  yield* asyncio.gather(task);
});

await asyncio.run(main());

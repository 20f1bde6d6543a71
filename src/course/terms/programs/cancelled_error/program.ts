import { asyncio, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work() {
  try {
    yield* asyncio.sleep(10);
  } catch (error) {
    if (error instanceof asyncio.CancelledError) print("cleaning up");
    throw error;
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(work());
  yield* asyncio.sleep(1);
  task.cancel();
  yield* asyncio.wait([task]);
});

await asyncio.run(main());

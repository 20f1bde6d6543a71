// cancel() only asks: main goes on as if the task were gone already.
import { asyncio, coroutine, print } from "asyncio-lessons";

const tidy = coroutine(function* tidy() {
  try {
    yield* asyncio.sleep(5);
  } finally {
    yield* asyncio.sleep(1);
    print("tidy has cleaned up");
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(tidy());
  yield* asyncio.sleep(1);
  task.cancel();
  print("done:", task.done());
});

await asyncio.run(main());

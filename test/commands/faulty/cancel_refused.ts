// A task swallows its cancellation and goes on working.
import { asyncio, coroutine, print } from "asyncio-lessons";

const stubborn = coroutine(function* stubborn() {
  for (const step of [1, 2, 3]) {
    try {
      yield* asyncio.sleep(1);
    } catch (error) {
      if (!(error instanceof asyncio.CancelledError)) throw error;
    }
    print("step", step);
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(stubborn());
  yield* asyncio.sleep(1.5);
  task.cancel();
  yield* asyncio.wait([task]);
  print("cancelled:", task.cancelled());
});

await asyncio.run(main());

// A task is cancelled before its first step: not even its finally runs.
import { asyncio, coroutine, print } from "asyncio-lessons";

const copy = coroutine(function* copy() {
  print("open");
  try {
    yield* asyncio.sleep(1);
  } finally {
    print("close");
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(copy());
  task.cancel();
  yield* asyncio.wait([task]);
  print("cancelled:", task.cancelled());
});

await asyncio.run(main());

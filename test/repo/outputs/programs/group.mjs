// Two tasks of a group fail at the same moment, a third one is cancelled, and nobody handles the group of errors.
import { asyncio, asyncWith, coroutine, print, RuntimeError, ValueError } from "asyncio-lessons";

const fails = coroutine(function* fails(error) {
  yield* asyncio.sleep(1);
  throw error;
});

const waits = coroutine(function* waits() {
  try {
    yield* asyncio.sleep(5);
  } finally {
    print("the third one cleans up");
  }
});

const main = coroutine(function* main() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(fails(new ValueError("first")));
    group.createTask(fails(new RuntimeError("second")));
    group.createTask(waits(), { name: "cleaner" });
  });
});

await asyncio.run(main());

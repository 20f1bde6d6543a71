// Limits of time, a task that is shielded, one that is cancelled and cleans up, and one that refuses.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const cleans = coroutine(function* cleans() {
  try {
    yield* asyncio.sleep(10);
  } finally {
    yield* asyncio.sleep(0.25);
    print("cleaned up");
  }
});

const refuses = coroutine(function* refuses() {
  try {
    yield* asyncio.sleep(10);
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print("refused");
    return "stayed";
  }
});

const main = coroutine(function* main() {
  try {
    yield* asyncWith(asyncio.timeout(1), function* () {
      yield* cleans();
    });
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("timed out");
  }
  const inner = asyncio.createTask(asyncio.sleep(3, "shielded"), { name: "inner" });
  try {
    yield* asyncio.waitFor(asyncio.shield(inner), 0.5);
  } catch (error) {
    print(error.name);
  }
  const task = asyncio.createTask(refuses(), { name: "refuser" });
  yield* asyncio.sleep(0);
  task.cancel();
  print(yield* task);
  const [done, pending] = yield* asyncio.wait([inner], { timeout: 0.5 });
  print(done.size, pending.size);
  print(yield* inner);
});

await asyncio.run(main());

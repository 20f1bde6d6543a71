// Rule 092: an exception raised while the inner handles the timeout's cancel replaces TimeoutError.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const f = coroutine(function* f(error: Error) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled");
    throw error;
  }
});

const main = coroutine(function* main() {
  for (const [label, timeout] of [
    ["coroutine", 0.01],
    ["task", 0.01],
    ["task", 0],
  ] as const) {
    const c = f(new ValueError(label));
    const task = label === "task" ? asyncio.createTask(c) : null;
    if (task !== null) yield* asyncio.sleep(0);
    try {
      print(yield* asyncio.waitFor(task ?? c, timeout));
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      print(timeout, repr(e), (e.context as Error).name, repr(e.cause));
    }
    print(asyncio.currentTask()?.cancelling());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 088: wait_for cancels the inner awaitable at the deadline and waits until it really ended before raising
// TimeoutError.
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

const f = coroutine(function* f(label: string) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(label, "cancelled");
    yield* asyncio.sleep(0.03);
    print(label, "cleaned up");
    throw e;
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const [label, timeout] of [
    ["coroutine", 0.01],
    ["task", 0.01],
    ["task", 0],
    ["task", -1],
  ] as const) {
    const c = f(label);
    const task = label === "task" ? asyncio.createTask(c) : null;
    if (task !== null) yield* asyncio.sleep(0);
    const t0 = loop.time();
    try {
      print(yield* asyncio.waitFor(task ?? c, timeout));
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      // The context of one that was raised anew after an await: see README.md.
      print(timeout, repr(e), repr(e.cause), e.context === e.cause, (loop.time() - t0).toFixed(2));
    }
    print("task is cancelled:", task?.cancelled(), asyncio.currentTask()?.cancelling());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 058: if the coroutine returns before the requested cancel is delivered, the task still ends
// cancelled and its value is dropped.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  asyncio.currentTask()?.cancel();
  return 5;
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  try {
    print(yield* t);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("CancelledError", t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

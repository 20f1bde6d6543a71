// Rule 175: `return` in finally swallows CancelledError like any exception; the task ends normally.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: that it swallows the CancelledError is what is shown
    return "swallowed";
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  t.cancel();
  print(yield* t, t.cancelled());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 062: a task may swallow CancelledError: cancel() returned True, yet the task ends normally.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
  }
  yield* asyncio.sleep(0);
  return "survived";
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  print(t.cancel(), yield* t, t.cancelled(), t.cancel());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

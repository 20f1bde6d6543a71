// Rule 071: raising another exception while handling CancelledError ends the task with that exception;
// __context__ is the CancelledError.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    throw new ValueError("instead");
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print(repr(e), repr(e.context), t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

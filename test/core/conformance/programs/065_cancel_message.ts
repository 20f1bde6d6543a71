// Rule 065: cancel(msg) (3.9+): the message reaches the task and, since 3.11, whoever awaits it.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("inside", e.args);
    throw e;
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  t.cancel("bye");
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("awaiter", e.args);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 069: awaiting a task that somebody else cancelled raises CancelledError in the awaiter, which
// itself was not cancelled.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const t = asyncio.createTask(asyncio.sleep(9));
  yield* asyncio.sleep(0);
  asyncio.getRunningLoop().callSoon(t.cancel.bind(t));
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("CancelledError in main; t cancelled:", t.cancelled());
  }
  yield* asyncio.sleep(0);
  print("main goes on");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 173: result and cancel in the same step: 3.12+ raises CancelledError; 3.11 returns the result and swallows
// the cancel.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture<string>();
  const t = asyncio.createTask(asyncio.waitFor(f, 5));
  yield* asyncio.sleep(0);
  f.setResult("R");
  t.cancel();
  try {
    print("returned", yield* t);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("CancelledError");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

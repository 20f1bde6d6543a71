// Rule 086: cancelling a task in wait() leaves the waited tasks running.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const a = asyncio.createTask(asyncio.sleep(0.02, "a"));
  const w = asyncio.createTask(asyncio.wait([a]));
  yield* asyncio.sleep(0);
  w.cancel();
  try {
    yield* w;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("wait cancelled; a done:", a.done());
  }
  print(yield* a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

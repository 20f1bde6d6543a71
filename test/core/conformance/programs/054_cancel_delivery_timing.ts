// Rule 054: cancel() only requests; the target is woken with CancelledError 1 iteration later, behind
// what is already queued.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("f got CancelledError");
    throw e;
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  loop.callSoon(print, "queued before cancel");
  print("cancel ->", t.cancel());
  loop.callSoon(print, "queued after cancel");
  print("done?", t.done());
  yield* asyncio.sleep(0);
  print("after 1 yield: done?", t.done(), t.cancelled());
  yield* asyncio.sleep(0);
  print("after 2 yields: done?", t.done(), t.cancelled());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 072: a task at a bare yield (sleep(0)) has no future to cancel; the already queued step throws
// CancelledError.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(name: string, turns: number) {
  try {
    for (let i = 0; i < turns; i++) {
      print(name, i);
      yield* asyncio.sleep(0);
    }
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print(name, "interrupted");
    throw e;
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const t = asyncio.createTask(f("t", 5));
  yield* asyncio.sleep(0);
  loop.callSoon(print, "queued behind the step that t is owed");
  print("cancel ->", t.cancel(), t.cancel(), "done?", t.done());
  yield* asyncio.sleep(0);
  print("done?", t.done(), t.cancelled());
  const u = asyncio.createTask(f("u", 1));
  yield* asyncio.sleep(0);
  u.cancel("m");
  try {
    yield* u;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(e.args);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 056: cancelling a task already woken (its future is done) still throws CancelledError in at that
// await: the result is lost.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const w = coroutine(function* w(f: asyncio.Future<string>) {
  try {
    print("got", yield* f);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("CancelledError although the future has", f.result());
    throw e;
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const f = loop.createFuture<string>();
  const t = asyncio.createTask(w(f));
  yield* asyncio.sleep(0);
  f.setResult("a result");
  print("cancel ->", t.cancel(), f.cancelled());
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("main", t.cancelled());
  }
  const g = loop.createFuture<string>();
  const u = asyncio.createTask(w(g));
  yield* asyncio.sleep(0);
  g.setException(new ValueError("lost as well"));
  u.cancel();
  try {
    yield* u;
  } catch (e) {
    print(repr(e), repr(e instanceof ValueError ? e.context : null), u.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 068: CancelledError derives from BaseException (3.8+): except Exception does not catch it.
import { asyncio, coroutine, Exception, isException, print, repr } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!isException(e)) throw e;
    print("caught as Exception", repr(e));
  } finally {
    print("finally");
  }
  return null;
});
const g = coroutine(function* g() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    print("caught as BaseException", repr(e), isException(e));
  }
  return "swallowed";
});

const main = coroutine(function* main() {
  const ts = [asyncio.createTask(f()), asyncio.createTask(g())] as const;
  yield* asyncio.sleep(0);
  for (const t of ts) t.cancel();
  print(
    yield* asyncio.gather(...ts, { returnExceptions: true }),
    ts.map((t) => t.cancelled()),
  );
  for (const cls of [asyncio.CancelledError, asyncio.InvalidStateError, asyncio.TimeoutError]) {
    print(cls.name, cls.prototype instanceof Exception);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

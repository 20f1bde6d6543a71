// Rule 074: gather raises the first exception at once; the other children keep running.
import { asyncio, coroutine, isException, KeyError, print, repr, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad(d: number, e: Error) {
  yield* asyncio.sleep(d);
  throw e;
});
const ok = coroutine(function* ok() {
  yield* asyncio.sleep(0.03);
  print("ok finished");
  return 1;
});

const main = coroutine(function* main() {
  const o = asyncio.createTask(ok());
  try {
    yield* asyncio.gather(o, bad(0.02, new KeyError("late")), bad(0.01, new ValueError("early")));
  } catch (e) {
    if (!isException(e)) throw e;
    print("raised", repr(e), "ok done?", o.done());
  }
  yield* o;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

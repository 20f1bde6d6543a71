// Rule 176: a cancelled main makes asyncio.run raise CancelledError.
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

const main = coroutine(function* main(message: string | null) {
  const me = asyncio.currentTask();
  if (me !== null) asyncio.getRunningLoop().callLater(0.01, me.cancel.bind(me), message);
  try {
    yield* asyncio.sleep(9);
  } finally {
    print("main's finally");
  }
});
const raises = coroutine(function* raises() {
  throw new asyncio.CancelledError("raised by main itself");
});
const refuses = coroutine(function* refuses() {
  asyncio.currentTask()?.cancel();
  try {
    yield* asyncio.sleep(0);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    return "refused";
  }
  return null;
});

export default async function program(): Promise<void> {
  for (const c of [main("bye"), main(null), raises(), refuses()]) {
    try {
      print(await asyncio.run<unknown>(c));
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      print("run raised", repr(e));
    }
  }
}

// Rule 076: return_exceptions=True puts exceptions, also CancelledError of a child (rebuilt with message
// ''), into the list.
import { asyncio, BaseException, coroutine, print, ValueError } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  yield* asyncio.sleep(0.01 * (4 - i));
  if (i === 1) throw new ValueError(i);
  if (i === 2) throw new asyncio.CancelledError("by itself");
  return i;
});
class My extends BaseException {}
const base = coroutine(function* base() {
  throw new My("base");
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const t = asyncio.createTask(asyncio.sleep(9));
  loop.callLater(0.02, t.cancel.bind(t), "with a message");
  const u = asyncio.createTask(asyncio.sleep(9));
  loop.callLater(0.02, u.cancel.bind(u));
  print(yield* asyncio.gather(f(0), f(1), f(2), t, u, base(), f(3), { returnExceptions: true }));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

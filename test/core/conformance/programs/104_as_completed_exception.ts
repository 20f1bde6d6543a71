// Rule 104: exceptions surface when the awaitable yielded at that place is awaited.
import {
  asyncFor,
  asyncio,
  coroutine,
  isException,
  KeyError,
  print,
  repr,
  ValueError,
} from "asyncio-lessons";

const f = coroutine(function* f(d: number, e?: Error) {
  yield* asyncio.sleep(d);
  if (e) throw e;
  return d;
});

const main = coroutine(function* main() {
  const cs = [f(0.01), f(0.02, new ValueError("second")), f(0.03), f(0.04, new KeyError("fourth"))];
  const ts = cs.map((c) => asyncio.createTask(c));
  for (const aw of asyncio.asCompleted(ts)) {
    print("no error yet");
    try {
      print(yield* aw);
    } catch (e) {
      if (!isException(e)) throw e;
      print(repr(e));
    }
  }
  yield* asyncFor(asyncio.asCompleted(ts), function* (t) {
    print(t.done(), repr(t.exception()));
  });
  const [first, second] = [...asyncio.asCompleted([f(0.02, new ValueError("late")), f(0.01)])];
  if (first === undefined || second === undefined) throw new ValueError("two were given");
  print(yield* second);
  try {
    yield* first;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print(repr(e));
  }
  const t = asyncio.createTask(f(9));
  asyncio.getRunningLoop().callLater(0.01, () => t.cancel("why"));
  for (const aw of asyncio.asCompleted([t])) {
    try {
      yield* aw;
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      print("cancelled", e.args, asyncio.currentTask()?.cancelling());
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

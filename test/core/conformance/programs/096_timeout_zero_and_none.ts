// Rule 096: timeout(0) fires at the first suspension (call_soon), code before it runs; timeout(None) never
// fires; reschedule moves the deadline.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const done = coroutine(function* done() {
  return "does not suspend";
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const delay of [0, -1]) {
    const cm = asyncio.timeout(delay);
    try {
      yield* asyncWith(cm, function* () {
        print("runs", yield* done(), cm.expired());
        yield* asyncio.sleep(0);
        print("never printed");
      });
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      print("TimeoutError", cm.expired());
    }
  }
  let cm = asyncio.timeout(0);
  yield* asyncWith(cm, function* () {
    print(yield* done());
  });
  print("left in time", cm.expired());
  yield* asyncio.sleep(0.01);
  print("and stays so", cm.expired());
  cm = asyncio.timeout(null);
  yield* asyncWith(cm, function* () {
    yield* asyncio.sleep(50);
    print(cm.when(), cm);
  });
  print(cm);
  const t0 = loop.time();
  cm = asyncio.timeout(0.01);
  try {
    yield* asyncWith(cm, function* () {
      cm.reschedule(t0 + 0.05);
      yield* asyncio.sleep(0.03);
      print("still here", (loop.time() - t0).toFixed(2));
      cm.reschedule(t0 + 0.04);
      yield* asyncio.sleep(9);
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print("TimeoutError", (loop.time() - t0).toFixed(2), ((cm.when() ?? 0) - t0).toFixed(2));
  }
  cm = asyncio.timeout(0.01);
  yield* asyncWith(cm, function* () {
    cm.reschedule(null);
    yield* asyncio.sleep(0.02);
    print("off", cm.when());
  });
  cm = asyncio.timeout(null);
  try {
    yield* asyncWith(cm, function* () {
      cm.reschedule(loop.time());
      print("now");
      yield* asyncio.sleep(0);
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print("TimeoutError");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

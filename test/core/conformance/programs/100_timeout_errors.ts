// Rule 100: texts of Timeout misuse errors.
import {
  asyncEnter,
  asyncio,
  asyncWith,
  type Coroutine,
  coroutine,
  print,
  RuntimeError,
} from "asyncio-lessons";

const attempt = coroutine(function* attempt(label: string, call: () => Coroutine<void>) {
  try {
    yield* call();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(label, "->", e);
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  let cm = asyncio.timeout(9);
  print(cm);
  const enter = coroutine(function* enter() {
    yield* asyncWith(cm, function* () {});
  });
  const reschedule = coroutine(function* reschedule() {
    cm.reschedule(loop.time() + 1);
  });
  yield* attempt("reschedule before", reschedule);
  yield* asyncWith(cm, function* () {
    yield* attempt("enter twice", enter);
    yield* reschedule();
    print(cm.expired());
  });
  print(cm);
  yield* attempt("reschedule after", reschedule);
  yield* attempt("enter again", enter);
  cm = asyncio.timeout(0);
  try {
    yield* asyncWith(cm, function* () {
      try {
        yield* asyncio.sleep(1);
      } finally {
        print(cm);
        yield* attempt("reschedule while expiring", reschedule);
      }
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print(cm);
    yield* attempt("reschedule when expired", reschedule);
  }
  cm = asyncio.timeoutAt(12.25);
  print(cm, cm.when());
  const step = cm[asyncEnter]();
  const heard: string[] = [];
  function callback(): void {
    try {
      step.next();
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      heard.push(e.message);
    }
  }
  loop.callSoon(callback);
  yield* asyncio.sleep(0);
  print(heard, cm);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
  try {
    asyncio.timeout(1);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print("outside ->", e);
  }
  print(asyncio.timeoutAt(1));
}

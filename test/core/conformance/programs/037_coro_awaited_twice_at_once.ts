// Rule 037: a coroutine already suspended inside another awaiter cannot be awaited concurrently.
import { asyncio, type Coroutine, coroutine, print, RuntimeError } from "asyncio-lessons";

const f = coroutine(function* f() {
  yield* asyncio.sleep(0.01);
});

const w = coroutine(function* w(c: Coroutine<void>, i: number) {
  try {
    yield* c;
    print(i, "ok");
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(i, "RuntimeError:", e);
  }
});

const main = coroutine(function* main() {
  const c = f();
  yield* asyncio.gather(w(c, 1), w(c, 2));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

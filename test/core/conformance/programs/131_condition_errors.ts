// Rule 131: wait/notify without the lock: RuntimeError texts.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const main = coroutine(function* main() {
  const c = new asyncio.Condition();
  for (const f of [() => c.notify(), () => c.notifyAll()]) {
    try {
      f();
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      print(e);
    }
  }
  try {
    yield* c.wait();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

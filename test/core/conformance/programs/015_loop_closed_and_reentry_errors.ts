// Rule 015: texts of the re-entrancy and closed-loop errors.
import { asyncio, type Coroutine, coroutine, print, RuntimeError } from "asyncio-lessons";

const nop = coroutine(function* nop() {});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const attempts: ((c: Coroutine<void>) => unknown)[] = [
    (c) => loop.runUntilComplete(c),
    (c) => asyncio.newEventLoop().runUntilComplete(c),
    (c) => asyncio.run(c),
  ];
  for (const attempt of attempts) {
    const c = nop();
    try {
      attempt(c);
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      print(e);
    }
    c.close();
  }
  return loop;
});

export default async function program(): Promise<void> {
  const loop = await asyncio.run(main());
  try {
    loop.callSoon(print);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  try {
    asyncio.getRunningLoop();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
}

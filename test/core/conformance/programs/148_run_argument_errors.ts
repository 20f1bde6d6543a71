// Rule 148: asyncio.run wants a coroutine object: error texts.
import { asyncio, type Coroutine, coroutine, print, RuntimeError, ValueError } from "asyncio-lessons";

const f = coroutine(function* f() {
  return "ran";
});

export default async function program(): Promise<void> {
  for (const x of [f, 1, null, "s"]) {
    try {
      // The compiler refuses it; a program in JavaScript would come as far.
      await asyncio.run(x as unknown as Coroutine<unknown>);
    } catch (e) {
      if (!(e instanceof ValueError || e instanceof TypeError)) throw e;
      print(`${e.name}:`, e.message.replace(/>$/, ""));
    }
  }
  const loop = asyncio.newEventLoop();
  try {
    await loop.runUntilComplete(1 as unknown as Coroutine<unknown>);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    print(e);
  }
  loop.close();
  try {
    await loop.runUntilComplete(null as unknown as Coroutine<unknown>);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  print(await asyncio.run(f()));
}

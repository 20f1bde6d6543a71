// Rule 153: create_task/gather/sleep outside a running loop.
import { asyncio, type Coroutine, coroutine, print, RuntimeError } from "asyncio-lessons";

const f = coroutine(function* f() {});
const calls: readonly (readonly [string, (c: Coroutine<void>) => unknown])[] = [
  ["create_task", asyncio.createTask],
  ["ensure_future", asyncio.ensureFuture],
  ["gather", asyncio.gather],
];

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(() => {});
  for (const [name, call] of calls) {
    asyncio.setEventLoop(null);
    const c = f();
    try {
      call(c);
      print("no error");
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      print(name, "->", e);
    }
    c.close();
  }
}

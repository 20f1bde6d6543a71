// Rule 159: no warning for a coroutine that was closed, wrapped in a task (even if cancelled before its
// first step) or given to gather.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {});

const main = coroutine(function* main() {
  f().close();
  const t = asyncio.createTask(f());
  t.cancel();
  asyncio.gather(f());
  yield* asyncio.sleep(0.01);
  print("none");
  try {
    // @ts-expect-error the call lacks its argument, on purpose
    asyncio.createTask();
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    print("TypeError");
  }
});

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(({ category, message }) => print(`${category}:`, message));
  await asyncio.run(main());
}

// Rule 150: Runner.run may be called several times on one loop; tasks survive between calls; they are
// cancelled at exit of the with block.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const bg = coroutine(function* bg() {
  try {
    for (let i = 0; i < 9; i++) {
      print("bg", i);
      yield* asyncio.sleep(0);
    }
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("bg cancelled");
    throw e;
  }
});
const a = coroutine(function* a() {
  asyncio.createTask(bg());
  yield* asyncio.sleep(0);
  return "a";
});
const b = coroutine(function* b() {
  yield* asyncio.sleep(0);
  return "b";
});

export default async function program(): Promise<void> {
  const runner = new asyncio.Runner();
  try {
    print(await runner.run(a()));
    print(await runner.run(b()));
    print("exit");
  } finally {
    await runner.close();
  }
  const c = b();
  try {
    await runner.run(c);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  c.close();
}

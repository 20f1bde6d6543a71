// Rule 048: a task cannot await itself; a future of another loop is refused.
import { asyncio, coroutine, print, RuntimeError, ValueError } from "asyncio-lessons";

const me = coroutine(function* me() {
  try {
    yield* asyncio.currentTask() as asyncio.Task<unknown>;
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e.message.split(":")[0]);
  }
  return "goes on";
});
const foreign = coroutine(function* foreign(f: asyncio.Future<string>) {
  try {
    yield* f;
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e.message.split(" ")[0], "...", e.message.slice(-30));
  }
});

const main = coroutine(function* main() {
  print(yield* asyncio.createTask(me()));
  const loop = asyncio.getRunningLoop();
  const other = asyncio.newEventLoop();
  const f = other.createFuture<string>();
  yield* foreign(f);
  yield* asyncio.createTask(foreign(f));
  for (const call of [
    () => asyncio.ensureFuture(f, { loop }),
    () => asyncio.gather(loop.createFuture(), f),
  ]) {
    try {
      call();
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      print(e);
    }
  }
  f.setResult("a done one is not looked at");
  print(yield* f);
  other.close();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

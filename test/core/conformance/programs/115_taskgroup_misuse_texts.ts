// Rule 115: RuntimeError texts of create_task before, after, during shutdown; re-entering.
import { asyncio, asyncWith, BaseException, coroutine, print, RuntimeError } from "asyncio-lessons";

const nop = coroutine(function* nop() {});

function add(tg: asyncio.TaskGroup): void {
  const c = nop();
  try {
    tg.createTask(c);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  c.close();
}

const main = coroutine(function* main() {
  const tg = new asyncio.TaskGroup();
  add(tg);
  yield* asyncWith(tg, function* () {});
  add(tg);
  try {
    yield* asyncWith(tg, function* () {});
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg2) {
      try {
        tg2.createTask(asyncio.sleep(9));
        // Private here as well, and CPython's own tests reach for it too.
        // biome-ignore lint/complexity/useLiteralKeys: the compiler lets a private member be reached in this way only
        tg2["_abort"]();
        yield* asyncio.sleep(0);
      } finally {
        add(tg2);
      }
    });
  } catch (e) {
    if (!(e instanceof BaseException)) throw e;
    print(e.name);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 114: cancelling the parent cancels children, waits for them and raises bare CancelledError; child errors
// during that take priority as a group.
import { asyncio, asyncWith, BaseException, coroutine, print, ValueError } from "asyncio-lessons";

const child = coroutine(function* child(fail: boolean) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    if (fail) throw new ValueError("cleanup");
    throw e;
  }
});
const parent = coroutine(function* parent(fail: boolean) {
  yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    tg.createTask(child(fail));
  });
});

const main = coroutine(function* main() {
  for (const fail of [false, true]) {
    const t = asyncio.createTask(parent(fail));
    yield* asyncio.sleep(0.01);
    t.cancel();
    try {
      yield* t;
    } catch (e) {
      if (!(e instanceof BaseException)) throw e;
      print(e.name, "exceptions" in e ? e.exceptions : "", t.cancelled());
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

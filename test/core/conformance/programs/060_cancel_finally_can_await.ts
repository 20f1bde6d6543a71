// Rule 060: after CancelledError was thrown in, finally/except blocks may await normally; the task is
// done only afterwards.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    try {
      yield* asyncio.sleep(9);
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      yield* asyncio.sleep(0.01);
      print("except block done");
      throw e;
    }
  } finally {
    yield* asyncio.sleep(0.01);
    print("finally block done");
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  t.cancel();
  for (let i = 0; i < 2; i++) {
    yield* asyncio.sleep(0);
    print("done?", t.done(), t.cancelling());
  }
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("main", t.done(), t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 061: a second cancel() interrupts an await inside the finally of the first.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } finally {
    try {
      yield* asyncio.sleep(9);
      print("not reached");
    } finally {
      print("cleanup itself interrupted");
    }
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0);
  t.cancel();
  yield* asyncio.sleep(0);
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

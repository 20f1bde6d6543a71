// Rule 147: when main raises, leftovers are still cancelled before the exception leaves run().
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const bg = coroutine(function* bg() {
  try {
    yield* asyncio.sleep(9);
  } finally {
    print("bg cleanup");
  }
});

const main = coroutine(function* main() {
  asyncio.createTask(bg());
  yield* asyncio.sleep(0);
  throw new ValueError("main");
});

export default async function program(): Promise<void> {
  try {
    await asyncio.run(main());
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print("outside", repr(e));
  }
}

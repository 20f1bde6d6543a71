// Rule 106: cancelling the inner cancels the shield's outer future as well.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const t = asyncio.createTask(asyncio.sleep(9));
  const s: asyncio.Future<undefined> = asyncio.shield(t);
  yield* asyncio.sleep(0);
  t.cancel();
  try {
    yield* s;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(s.cancelled(), t.cancelled(), s === t);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

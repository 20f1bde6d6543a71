// wait does not raise: the failed task lies in done, and nobody looks.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(1);
  throw new ValueError("no such page");
});

const main = coroutine(function* main() {
  const [done] = yield* asyncio.wait([asyncio.createTask(bad()), asyncio.createTask(asyncio.sleep(2))]);
  print("done:", done.size);
});

await asyncio.run(main());

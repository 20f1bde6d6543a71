// With returnExceptions the failure is one of the results, and nobody looks at them.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(1);
  throw new ValueError("no such page");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(bad(), asyncio.sleep(2), { returnExceptions: true });
  print("all went well?");
});

await asyncio.run(main());

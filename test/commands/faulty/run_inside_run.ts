// asyncio.run is called where a loop is running already.
import { asyncio, coroutine } from "asyncio-lessons";

const inner = coroutine(function* inner() {
  yield* asyncio.sleep(1);
});

const main = coroutine(function* main() {
  asyncio.run(inner());
  yield* asyncio.sleep(1);
});

await asyncio.run(main());

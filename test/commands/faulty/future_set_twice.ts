// Two callbacks set the same future.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const answer = loop.createFuture<number>();
  loop.callLater(1, () => answer.setResult(1));
  loop.callLater(2, () => answer.setResult(2));
  print(yield* answer);
  yield* asyncio.sleep(2);
});

await asyncio.run(main());

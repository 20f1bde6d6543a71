import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const future = loop.createFuture<string>();
  loop.callLater(1, () => future.setResult("set by a timer"));
  print("done:", future.done());
  print(yield* future);
});

await asyncio.run(main());

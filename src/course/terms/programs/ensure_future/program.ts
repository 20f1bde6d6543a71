import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const future = asyncio.getRunningLoop().createFuture();
  print("the same future:", asyncio.ensureFuture(future) === future);
  const task = asyncio.ensureFuture(asyncio.sleep(1, "slept"));
  print("a task now:", task instanceof asyncio.Task);
  print(yield* task);
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const answer = coroutine(function* answer() {
  return 42;
});

const main = coroutine(function* main() {
  const future = asyncio.getRunningLoop().createFuture<number>();
  future.setResult(42);
  print(yield* answer(), yield* asyncio.createTask(answer()), yield* future);
});

await asyncio.run(main());

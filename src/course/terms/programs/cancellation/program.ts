import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const task = asyncio.createTask(asyncio.sleep(10));
  yield* asyncio.sleep(1);
  print("accepted:", task.cancel());
  yield* asyncio.wait([task]);
  print("cancelled:", task.cancelled());
});

await asyncio.run(main());

// A task fails, and nobody ever looks at it.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const upload = coroutine(function* upload() {
  yield* asyncio.sleep(1);
  throw new ValueError("the disk is full");
});

const main = coroutine(function* main() {
  asyncio.createTask(upload());
  yield* asyncio.sleep(2);
  print("uploaded?");
});

await asyncio.run(main());

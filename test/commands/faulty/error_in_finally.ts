// The cleaning up fails: its exception takes the place of the cancellation.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

function close() {
  throw new ValueError("nothing to close");
}

const copy = coroutine(function* copy() {
  try {
    yield* asyncio.sleep(5);
  } finally {
    close();
  }
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(copy());
  yield* asyncio.sleep(1);
  task.cancel();
  yield* asyncio.wait([task]);
  print("cancelled:", task.cancelled());
});

await asyncio.run(main());

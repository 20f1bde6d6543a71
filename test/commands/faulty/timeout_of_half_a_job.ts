// wait_for cancels what it waits for: the second half is never saved.
import { asyncio, coroutine, print } from "asyncio-lessons";

const save = coroutine(function* save() {
  yield* asyncio.sleep(1);
  print("first half saved");
  yield* asyncio.sleep(1);
  print("second half saved");
});

const main = coroutine(function* main() {
  try {
    yield* asyncio.waitFor(save(), 1.5);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("too slow");
  }
});

await asyncio.run(main());

// What a shield protects goes on after the time-out, and fails when nobody looks any more.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const save = coroutine(function* save() {
  yield* asyncio.sleep(2);
  throw new ValueError("the disk is full");
});

const main = coroutine(function* main() {
  try {
    yield* asyncio.waitFor(asyncio.shield(save()), 1);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("too slow");
  }
  yield* asyncio.sleep(2);
});

await asyncio.run(main());

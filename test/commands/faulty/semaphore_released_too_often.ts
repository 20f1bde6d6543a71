// release is called once more than acquire.
import { asyncio, coroutine } from "asyncio-lessons";

const main = coroutine(function* main() {
  const places = new asyncio.BoundedSemaphore(2);
  yield* places.acquire();
  places.release();
  places.release();
});

await asyncio.run(main());

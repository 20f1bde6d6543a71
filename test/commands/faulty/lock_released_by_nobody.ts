// release is called on a lock that nobody holds.
import { asyncio, coroutine } from "asyncio-lessons";

const main = coroutine(function* main() {
  const lock = new asyncio.Lock();
  lock.release();
});

await asyncio.run(main());

// A task is cancelled between acquire and release, without try and finally: the lock stays locked.
import { asyncio, coroutine, print } from "asyncio-lessons";

const lock = new asyncio.Lock();

const careless = coroutine(function* careless() {
  yield* lock.acquire();
  yield* asyncio.sleep(5);
  lock.release();
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(careless());
  yield* asyncio.sleep(1);
  task.cancel();
  yield* asyncio.wait([task]);
  yield* lock.acquire();
  print("main has the lock");
});

await asyncio.run(main());

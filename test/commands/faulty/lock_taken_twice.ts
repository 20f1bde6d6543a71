// A task that holds a lock takes it again: an asyncio lock is not reentrant.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const lock = new asyncio.Lock();

const log = coroutine(function* log(text: string) {
  yield* asyncWith(lock, function* () {
    print(text);
  });
});

const main = coroutine(function* main() {
  yield* asyncWith(lock, function* () {
    yield* log("inside");
  });
});

await asyncio.run(main());

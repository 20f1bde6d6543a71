import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

let count = 0;

const add = coroutine(function* add(name: string) {
  const seen = count;
  print(name, "reads", seen);
  yield* asyncio.sleep(1);
  count = seen + 1;
  print(name, "writes", count);
});

const add_locked = coroutine(function* add_locked(name: string, lock: asyncio.Lock) {
  yield* asyncWith(lock, function* () {
    yield* add(name);
  });
});

const main = coroutine(function* main() {
  yield* asyncio.gather(add("ann"), add("bob"));
  print("without a lock:", count);
  count = 0;
  const lock = new asyncio.Lock();
  yield* asyncio.gather(add_locked("cid", lock), add_locked("dan", lock));
  print("with a lock:", count);
});

await asyncio.run(main());

// Two tasks take two locks in opposite order, and wait for each other for ever.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const [left, right] = [new asyncio.Lock(), new asyncio.Lock()];

const move = coroutine(function* move(name: string, first: asyncio.Lock, second: asyncio.Lock) {
  yield* asyncWith(first, function* () {
    print(name, "has one lock");
    yield* asyncio.sleep(1);
    yield* asyncWith(second, function* () {
      print(name, "has both");
    });
  });
});

const main = coroutine(function* main() {
  yield* asyncio.gather(move("ann", left, right), move("bob", right, left));
});

await asyncio.run(main());

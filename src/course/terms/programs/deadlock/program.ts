import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const take_both = coroutine(function* take_both(one: asyncio.Lock, other: asyncio.Lock) {
  yield* asyncWith(one, function* () {
    yield* asyncio.sleep(1);
    yield* asyncWith(other, function* () {
      print("never reached");
    });
  });
});

const main = coroutine(function* main() {
  const [a, b] = [new asyncio.Lock(), new asyncio.Lock()];
  try {
    yield* asyncio.waitFor(asyncio.gather(take_both(a, b), take_both(b, a)), 5);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("stuck for good: each waits for the other's lock");
  }
});

await asyncio.run(main());

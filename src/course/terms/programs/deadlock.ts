import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const takeBoth = coroutine(function* takeBoth(one: asyncio.Lock, other: asyncio.Lock) {
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
    yield* asyncio.waitFor(asyncio.gather(takeBoth(a, b), takeBoth(b, a)), 5);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("stuck for good: each waits for the other's lock");
  }
});

await asyncio.run(main());

import { asyncFor, asyncGenerator, asyncio, coroutine, emit, print } from "asyncio-lessons";

const count = asyncGenerator(function* count(to: number) {
  for (let n = 1; n <= to; n++) {
    yield* asyncio.sleep(1);
    yield* emit(n);
  }
});

const main = coroutine(function* main() {
  yield* asyncFor(count(3), function* (n) {
    print(n);
  });
});

await asyncio.run(main());

import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const take = coroutine(function* take(basket: string[], filled: asyncio.Condition) {
  yield* asyncWith(filled, function* () {
    yield* filled.waitFor(() => basket.length === 2);
    print("took", basket);
  });
});

const main = coroutine(function* main() {
  const [basket, filled] = [[] as string[], new asyncio.Condition()];
  const taker = asyncio.createTask(take(basket, filled));
  for (const fruit of ["apple", "pear"]) {
    yield* asyncio.sleep(1);
    yield* asyncWith(filled, function* () {
      basket.push(fruit);
      filled.notify();
    });
  }
  yield* taker;
});

await asyncio.run(main());

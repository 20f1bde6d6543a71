import { asyncio, coroutine, print } from "asyncio-lessons";

const double = coroutine(function* double(n: number) {
  yield* asyncio.sleep(1);
  return 2 * n;
});

const main = coroutine(function* main() {
  print(yield* double(3), yield* double(4));
});

await asyncio.run(main());

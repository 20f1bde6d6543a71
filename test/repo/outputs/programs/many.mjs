// More tasks than a screen has lines, and some that wait for others three deep.
import { asyncio, coroutine, print } from "asyncio-lessons";

const leaf = coroutine(function* leaf(number) {
  yield* asyncio.sleep(1 + number / 100);
  return number;
});

const branch = coroutine(function* branch(number) {
  const results = yield* asyncio.gather(...[0, 1, 2, 3].map((each) => leaf(10 * number + each)));
  return results.length;
});

const main = coroutine(function* main() {
  const counts = yield* asyncio.gather(...Array.from({ length: 12 }, (_, number) => branch(number)));
  print(counts.join(" "));
});

await asyncio.run(main());

// The coroutine has no return: its result is None.
import { asyncio, coroutine, print } from "asyncio-lessons";

const add = coroutine(function* add(a: number, b: number) {
  yield* asyncio.sleep(1);
  const sum = a + b;
  print("inside:", sum);
});

const main = coroutine(function* main() {
  print("outside:", yield* add(1, 2));
});

await asyncio.run(main());

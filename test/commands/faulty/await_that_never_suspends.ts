// yield* of a coroutine that does not wait lets nobody else run.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const add = coroutine(function* add(total: number, value: number) {
  time.sleep(1);
  return total + value;
});

const sum = coroutine(function* sum(name: string) {
  let total = 0;
  for (const value of [1, 2, 3]) total = yield* add(total, value);
  print(name, total);
});

const main = coroutine(function* main() {
  yield* asyncio.gather(sum("a"), sum("b"));
});

await asyncio.run(main());

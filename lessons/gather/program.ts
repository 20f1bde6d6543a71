import { asyncio, coroutine, print, time } from "asyncio-lessons";

const one_print = coroutine(function* one_print() {
  yield* asyncio.sleep(6);
  print(1);
  return 1;
});

const two_print = coroutine(function* two_print() {
  yield* asyncio.sleep(5);
  print(2);
  return 2;
});

const three_print = coroutine(function* three_print() {
  yield* asyncio.sleep(4);
  print(3);
  return 3;
});

const main = coroutine(function* main() {
  const start = time.time();
  const results = yield* asyncio.gather(one_print(), two_print(), three_print());
  print(time.time() - start);
  print("results:", results);
});

await asyncio.run(main());

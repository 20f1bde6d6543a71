import { asyncio, coroutine, print, time } from "asyncio-lessons";

const one_print = coroutine(function* one_print() {
  yield* asyncio.sleep(6);
  print(1);
});

const two_print = coroutine(function* two_print() {
  yield* asyncio.sleep(5);
  print(2);
});

const three_print = coroutine(function* three_print() {
  yield* asyncio.sleep(4);
  print(3);
});

const main = coroutine(function* main() {
  const start = time.time();
  const task1 = asyncio.createTask(one_print());
  const task2 = asyncio.createTask(two_print());
  const task3 = asyncio.createTask(three_print());
  yield* task1;
  yield* task2;
  yield* task3;
  print(time.time() - start);
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const one_print = coroutine(function* one_print() {
  print("one_print starts");
  yield* asyncio.sleep(3);
  print("one_print ends");
});

const two_print = coroutine(function* two_print() {
  print("two_print starts");
  yield* asyncio.sleep(2);
  print("two_print ends");
});

const three_print = coroutine(function* three_print() {
  print("three_print starts");
  yield* asyncio.sleep(1);
  print("three_print ends");
});

const main = coroutine(function* main() {
  print("main starts");
  const task1 = asyncio.createTask(one_print());
  const task2 = asyncio.createTask(two_print());
  const task3 = asyncio.createTask(three_print());
  print("main awaits");
  yield* task1;
  yield* task2;
  yield* task3;
  print("main ends");
});

await asyncio.run(main());

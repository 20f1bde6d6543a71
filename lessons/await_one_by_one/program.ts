import { asyncio, coroutine, print, time } from "asyncio-lessons";

const one_print = coroutine(function* one_print() {
  yield* asyncio.sleep(2);
  print(1);
});

const two_print = coroutine(function* two_print() {
  yield* asyncio.sleep(1);
  print(2);
});

const one_by_one = coroutine(function* one_by_one() {
  const start = time.time();
  yield* asyncio.createTask(one_print());
  yield* asyncio.createTask(two_print());
  print(`one by one: ${(time.time() - start).toFixed(1)} s`);
});

const tasks_first = coroutine(function* tasks_first() {
  const start = time.time();
  const task1 = asyncio.createTask(one_print());
  const task2 = asyncio.createTask(two_print());
  yield* task1;
  yield* task2;
  print(`tasks first: ${(time.time() - start).toFixed(1)} s`);
});

const main = coroutine(function* main() {
  yield* one_by_one();
  yield* tasks_first();
});

await asyncio.run(main());

import { asyncio, coroutine, print, time } from "asyncio-lessons";

const onePrint = coroutine(function* onePrint() {
  yield* asyncio.sleep(2);
  print(1);
});

const twoPrint = coroutine(function* twoPrint() {
  yield* asyncio.sleep(1);
  print(2);
});

const oneByOne = coroutine(function* oneByOne() {
  const start = time.time();
  yield* asyncio.createTask(onePrint());
  yield* asyncio.createTask(twoPrint());
  print(`one by one: ${(time.time() - start).toFixed(1)} s`);
});

const tasksFirst = coroutine(function* tasksFirst() {
  const start = time.time();
  const task1 = asyncio.createTask(onePrint());
  const task2 = asyncio.createTask(twoPrint());
  yield* task1;
  yield* task2;
  print(`tasks first: ${(time.time() - start).toFixed(1)} s`);
});

const main = coroutine(function* main() {
  yield* oneByOne();
  yield* tasksFirst();
});

await asyncio.run(main());

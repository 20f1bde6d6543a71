import { asyncio, coroutine, print, time } from "asyncio-lessons";

const onePrint = coroutine(function* onePrint() {
  yield* asyncio.sleep(6);
  print(1);
});

const twoPrint = coroutine(function* twoPrint() {
  yield* asyncio.sleep(5);
  print(2);
});

const threePrint = coroutine(function* threePrint() {
  yield* asyncio.sleep(4);
  print(3);
});

const main = coroutine(function* main() {
  const start = time.time();
  const task1 = asyncio.createTask(onePrint());
  const task2 = asyncio.createTask(twoPrint());
  const task3 = asyncio.createTask(threePrint());
  yield* task1;
  yield* task2;
  yield* task3;
  print(time.time() - start);
});

await asyncio.run(main());

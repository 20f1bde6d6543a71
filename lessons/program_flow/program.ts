import { asyncio, coroutine, print } from "asyncio-lessons";

const onePrint = coroutine(function* onePrint() {
  print("onePrint starts");
  yield* asyncio.sleep(3);
  print("onePrint ends");
});

const twoPrint = coroutine(function* twoPrint() {
  print("twoPrint starts");
  yield* asyncio.sleep(2);
  print("twoPrint ends");
});

const threePrint = coroutine(function* threePrint() {
  print("threePrint starts");
  yield* asyncio.sleep(1);
  print("threePrint ends");
});

const main = coroutine(function* main() {
  print("main starts");
  const task1 = asyncio.createTask(onePrint());
  const task2 = asyncio.createTask(twoPrint());
  const task3 = asyncio.createTask(threePrint());
  print("main awaits");
  yield* task1;
  yield* task2;
  yield* task3;
  print("main ends");
});

await asyncio.run(main());

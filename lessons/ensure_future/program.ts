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
  const task1 = asyncio.ensureFuture(onePrint());
  const task2 = asyncio.ensureFuture(twoPrint());
  const task3 = asyncio.ensureFuture(threePrint());
  yield* task1;
  yield* task2;
  yield* task3;
  print(time.time() - start);
});

const loop = asyncio.newEventLoop();
asyncio.setEventLoop(loop);
await loop.runUntilComplete(main());
loop.close();

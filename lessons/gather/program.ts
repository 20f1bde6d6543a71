import { asyncio, coroutine, print, time } from "asyncio-lessons";

const onePrint = coroutine(function* onePrint() {
  yield* asyncio.sleep(6);
  print(1);
  return 1;
});

const twoPrint = coroutine(function* twoPrint() {
  yield* asyncio.sleep(5);
  print(2);
  return 2;
});

const threePrint = coroutine(function* threePrint() {
  yield* asyncio.sleep(4);
  print(3);
  return 3;
});

const main = coroutine(function* main() {
  const start = time.time();
  const results = yield* asyncio.gather(onePrint(), twoPrint(), threePrint());
  print(time.time() - start);
  print("results:", results);
});

await asyncio.run(main());

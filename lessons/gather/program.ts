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
  yield* asyncio.gather(onePrint(), twoPrint(), threePrint());
  print(time.time() - start);
});

await asyncio.run(main());

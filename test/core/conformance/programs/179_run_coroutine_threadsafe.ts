// Rule 179: runCoroutineThreadsafe submits from outside the loop; the concurrent future gets the result. (CPython's
// program asks from another thread, which in JavaScript shares no coroutine with the loop's: here it is a promise's code.)
import { asyncio, coroutine, print } from "asyncio-lessons";

const add = coroutine(function* add(a: number, b: number) {
  yield* asyncio.sleep(0);
  return a + b;
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const done = new asyncio.Event();
  const other = async (): Promise<void> => {
    print("result", await asyncio.runCoroutineThreadsafe(add(1, 2), loop).result(5));
    loop.callSoonThreadsafe(() => done.set());
  };
  yield* asyncio.gather(asyncio.wrapFuture(Promise.resolve().then(other)), done.wait());
  print("main");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

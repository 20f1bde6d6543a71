import { asyncio, coroutine, print, RuntimeError, time } from "asyncio-lessons";

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

const fourPrint = coroutine(function* fourPrint() {
  print("4, on the loop it was given");
});

class Ticket {
  *[Symbol.iterator](): Generator<undefined, string, unknown> {
    yield;
    return "its result";
  }
}

const main = coroutine(function* main() {
  const start = time.time();
  const task1 = asyncio.ensureFuture(onePrint());
  const task2 = asyncio.ensureFuture(twoPrint());
  const task3 = asyncio.ensureFuture(threePrint());
  yield* task1;
  yield* task2;
  yield* task3;
  print(time.time() - start);

  const future = asyncio.getRunningLoop().createFuture();
  const same = asyncio.ensureFuture(future) === future;
  print("a future:", same ? "the same object" : "another object");
  print("an awaitable:", yield* asyncio.ensureFuture(new Ticket()));
  try {
    // @ts-expect-error TypeScript refuses it already.
    asyncio.createTask(future);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    print("createTask:", error.message);
  }
});

function noLoopRuns() {
  const coroutine = fourPrint();
  try {
    asyncio.createTask(coroutine);
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print("createTask:", error.message);
  }
  return asyncio.ensureFuture(coroutine, { loop });
}

const loop = asyncio.newEventLoop();
asyncio.setEventLoop(loop);
await loop.runUntilComplete(main());
await loop.runUntilComplete(noLoopRuns());
loop.close();

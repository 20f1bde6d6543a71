import { asyncio, coroutine, print, RuntimeError, time } from "asyncio-lessons";

const one_print = coroutine(function* one_print() {
  yield* asyncio.sleep(6);
  print(1);
});

const two_print = coroutine(function* two_print() {
  yield* asyncio.sleep(5);
  print(2);
});

const three_print = coroutine(function* three_print() {
  yield* asyncio.sleep(4);
  print(3);
});

const four_print = coroutine(function* four_print() {
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
  const task1 = asyncio.ensureFuture(one_print());
  const task2 = asyncio.ensureFuture(two_print());
  const task3 = asyncio.ensureFuture(three_print());
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
    print("create_task:", error.message);
  }
});

function no_loop_runs() {
  const coroutine = four_print();
  try {
    asyncio.createTask(coroutine);
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print("create_task:", error.message);
  }
  return asyncio.ensureFuture(coroutine, { loop });
}

const loop = asyncio.newEventLoop();
asyncio.setEventLoop(loop);
await loop.runUntilComplete(main());
await loop.runUntilComplete(no_loop_runs());
loop.close();

import { type Awaitable, asyncio, asyncWith, coroutine, print, time } from "asyncio-lessons";

const block = coroutine(function* block() {
  yield* asyncWith(asyncio.timeout(1), function* () {
    yield* asyncio.sleep(3);
  });
});

const tidy = coroutine(function* tidy() {
  try {
    yield* asyncio.sleep(3);
  } finally {
    yield* asyncio.sleep(1);
    print("tidy has cleaned up");
  }
});

const save = coroutine(function* save() {
  try {
    yield* asyncio.sleep(1.5);
    print("save is half done");
    yield* asyncio.sleep(1.5);
  } catch (error) {
    if (error instanceof asyncio.CancelledError) print("save is cancelled");
    throw error;
  }
});

const report = coroutine(function* report(name: string, awaitable: Awaitable<void>) {
  const start = time.time();
  try {
    yield* awaitable;
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print(`${name}: TimeoutError after ${(time.time() - start).toFixed(1)} s`);
  }
});

const main = coroutine(function* main() {
  yield* report("timeout", block());
  yield* report("wait_for", asyncio.waitFor(tidy(), 1));
  const task = asyncio.createTask(save());
  yield* report("shield", asyncio.waitFor(asyncio.shield(task), 1));
  yield* asyncio.sleep(1);
  print("main ends");
});

await asyncio.run(main());

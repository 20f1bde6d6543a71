import { asyncio, coroutine, isException, print } from "asyncio-lessons";

const tidy = coroutine(function* tidy() {
  print("tidy begins");
  try {
    yield* asyncio.sleep(3);
  } catch (error) {
    if (!isException(error)) throw error;
    print("never printed");
  } finally {
    yield* asyncio.sleep(1);
    print("tidy has cleaned up");
  }
});

const stubborn = coroutine(function* stubborn() {
  try {
    yield* asyncio.sleep(3);
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print("stubborn refuses");
  }
  yield* asyncio.sleep(1);
  return "stubborn returned";
});

const main = coroutine(function* main() {
  const first = asyncio.createTask(tidy());
  yield* asyncio.sleep(0);
  print("main slept for 0 s");
  yield* asyncio.sleep(1);
  first.cancel();
  print("cancel() returned, done:", first.done());
  try {
    yield* first;
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print("tidy is over, cancelled:", first.cancelled());
  }
  const second = asyncio.createTask(stubborn());
  yield* asyncio.sleep(1);
  second.cancel();
  print(yield* second, "- cancelled:", second.cancelled());
});

await asyncio.run(main());

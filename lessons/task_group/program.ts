import {
  asyncio,
  asyncWith,
  coroutine,
  ExceptionGroup,
  print,
  repr,
  time,
  ValueError,
} from "asyncio-lessons";

const download = coroutine(function* download(name: string, delay: number) {
  try {
    yield* asyncio.sleep(delay);
    print(name, "done");
  } catch (error) {
    if (error instanceof asyncio.CancelledError) print(name, "cancelled");
    throw error;
  }
});

const broken = coroutine(function* broken() {
  yield* asyncio.sleep(1);
  throw new ValueError("no such page");
});

const main = coroutine(function* main() {
  const start = time.time();
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(download("a", 1));
    group.createTask(download("b", 2));
  });
  print(`first group left at ${(time.time() - start).toFixed(1)} s`);
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
      group.createTask(download("c", 3));
      group.createTask(broken());
    });
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error;
    print(`second group left at ${(time.time() - start).toFixed(1)} s`);
    print(repr(error));
  }
});

await asyncio.run(main());

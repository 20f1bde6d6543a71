import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const work = coroutine(function* work(name: string, seconds: number) {
  yield* asyncio.sleep(seconds);
  print(name);
});

const main = coroutine(function* main() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(work("two seconds", 2));
    group.createTask(work("one second", 1));
  });
  print("both are done");
});

await asyncio.run(main());

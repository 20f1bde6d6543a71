// A task is made beside its group: the group does not wait for it.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const job = coroutine(function* job(name: string, seconds: number) {
  yield* asyncio.sleep(seconds);
  print(name, "is done");
});

const main = coroutine(function* main() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(job("inside", 1));
    asyncio.createTask(job("beside", 2));
  });
  print("all done?");
});

await asyncio.run(main());

// One child of the group fails, and the group cancels the other one.
import { asyncio, asyncWith, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(1);
  throw new ValueError("no such page");
});

const good = coroutine(function* good() {
  yield* asyncio.sleep(2);
  print("never printed");
});

const main = coroutine(function* main() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(good());
    group.createTask(bad());
  });
});

await asyncio.run(main());

// All tasks look at the same variable, after the loop has ended.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  let page = "";
  const fetch = coroutine(function* fetch() {
    yield* asyncio.sleep(1);
    print("got", page);
  });
  const tasks = [];
  for (page of ["a", "b", "c"]) tasks.push(asyncio.createTask(fetch()));
  yield* asyncio.gather(...tasks);
});

await asyncio.run(main());

import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const fails = coroutine(function* fails() {
  yield* asyncio.sleep(0.5);
  throw new ValueError("no such page");
});

const works = coroutine(function* works() {
  yield* asyncio.sleep(1.5);
  print("works is done");
  return "a page";
});

const main = coroutine(function* main() {
  const bad = asyncio.createTask(fails());
  const good = asyncio.createTask(works());
  const [done, pending] = yield* asyncio.wait([bad, good], { timeout: 1 });
  print("wait:", done.size, "done,", pending.size, "pending");
  try {
    yield* bad;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("await bad raised:", error);
  }
  print("await good returned:", yield* good);
  try {
    yield* asyncio.gather(fails(), works());
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("gather raised:", error);
  }
  yield* asyncio.sleep(1);
  for (const result of yield* asyncio.gather(fails(), works(), { returnExceptions: true })) {
    print("gather returned:", repr(result));
  }
});

await asyncio.run(main());

import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const fail = coroutine(function* fail() {
  throw new ValueError("no such page");
});

const main = coroutine(function* main() {
  const task = asyncio.createTask(fail());
  try {
    yield* task;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("caught:", error);
  }
});

await asyncio.run(main());

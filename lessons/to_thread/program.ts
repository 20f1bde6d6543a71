import { asyncio, coroutine, print, time } from "asyncio-lessons";

const url = import.meta.resolve("asyncio-lessons");

// Threads share no objects: the function is sent as its source, and loads over there what it needs.
async function work(url: string, name: string, delay: number) {
  const { print, time }: typeof import("asyncio-lessons") = await import(url);
  time.sleep(delay);
  print(name, "ends");
  return name.length;
}

const ticker = coroutine(function* ticker() {
  for (let i = 0; i < 2; i++) {
    yield* asyncio.sleep(1);
    print("tick", i);
  }
});

const main = coroutine(function* main() {
  const start = time.time();
  const [length] = yield* asyncio.gather(asyncio.toThread(work, url, "thread one", 1.4), ticker());
  print("thread one returned", length);
  try {
    yield* asyncio.waitFor(asyncio.toThread(work, url, "thread two", 2.4), 1);
  } catch (error) {
    if (!(error instanceof asyncio.TimeoutError)) throw error;
    print("main waits for thread two no longer");
  }
  yield* ticker();
  print(`main ends after ${(time.time() - start).toFixed(1)} s`);
});

await asyncio.run(main());

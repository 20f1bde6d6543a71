import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  print("before");
  const value = yield* asyncio.sleep(1, "what it returned");
  print("after:", value);
});

await asyncio.run(main());

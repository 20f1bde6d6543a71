import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const results = yield* asyncio.gather(
    asyncio.sleep(2, "first argument"),
    asyncio.sleep(1, "second argument"),
  );
  print(results);
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  yield* asyncio.sleep(1);
  return "what main returned";
});

print(await asyncio.run(main()));

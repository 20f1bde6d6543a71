import { asyncio, coroutine, print } from "asyncio-lessons";

const step = coroutine(function* step(name: string) {
  print(name, "starts");
  yield* asyncio.sleep(1);
  print(name, "ends");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(step("A"), step("B"));
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

const count = coroutine(function* count(name: string) {
  for (let n = 0; n < 2; n++) {
    print(name, n);
    yield* asyncio.sleep(0);
  }
});

const main = coroutine(function* main() {
  yield* asyncio.gather(count("A"), count("B"));
});

await asyncio.run(main());

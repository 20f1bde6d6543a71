// Each task is awaited as soon as it is made: they run one after the other.
import { asyncio, coroutine, print } from "asyncio-lessons";

const fetch = coroutine(function* fetch(page: string) {
  yield* asyncio.sleep(1);
  print("got", page);
});

const main = coroutine(function* main() {
  for (const page of ["a", "b", "c"]) yield* asyncio.createTask(fetch(page));
});

await asyncio.run(main());

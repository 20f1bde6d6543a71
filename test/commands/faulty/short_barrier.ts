// Three are expected at the barrier, two come.
import { asyncio, coroutine, print } from "asyncio-lessons";

const hike = coroutine(function* hike(name: string, summit: asyncio.Barrier) {
  yield* asyncio.sleep(1);
  print(name, "is there");
  yield* summit.wait();
});

const main = coroutine(function* main() {
  const summit = new asyncio.Barrier(3);
  yield* asyncio.gather(hike("ann", summit), hike("bob", summit));
});

await asyncio.run(main());

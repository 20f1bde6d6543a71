import { asyncio, coroutine, print } from "asyncio-lessons";

const hike = coroutine(function* hike(name: string, seconds: number, barrier: asyncio.Barrier) {
  yield* asyncio.sleep(seconds);
  print(name, "is at the summit");
  yield* barrier.wait();
  print(name, "goes down");
});

const main = coroutine(function* main() {
  const barrier = new asyncio.Barrier(2);
  yield* asyncio.gather(hike("A", 1, barrier), hike("B", 2, barrier));
});

await asyncio.run(main());

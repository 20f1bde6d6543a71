import { asyncio, coroutine, print } from "asyncio-lessons";

const runner = coroutine(function* runner(name: string, gun: asyncio.Event) {
  yield* gun.wait();
  print(name, "runs");
});

const main = coroutine(function* main() {
  const gun = new asyncio.Event();
  const runners = asyncio.gather(runner("A", gun), runner("B", gun));
  yield* asyncio.sleep(1);
  print("go");
  gun.set();
  yield* runners;
});

await asyncio.run(main());

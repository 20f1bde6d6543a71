import { asyncio, coroutine, print } from "asyncio-lessons";

function addUp(n: number): number {
  return Array.from({ length: n }, (_, i) => i).reduce((sum, i) => sum + i, 0);
}

const main = coroutine(function* main() {
  print(yield* asyncio.gather(asyncio.toThread(addUp, 1000), asyncio.toThread(addUp, 2000)));
});

await asyncio.run(main());

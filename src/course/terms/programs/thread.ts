import { asyncio, coroutine, print } from "asyncio-lessons";

function addUp(n: number): number {
  return Array.from({ length: n }, (_, i) => i).reduce((sum, i) => sum + i, 0);
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const inThread = loop.runInExecutor(null, addUp, 1000);
  print("the loop's thread goes on");
  print("the other thread says", yield* inThread);
});

await asyncio.run(main());

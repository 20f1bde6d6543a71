import { asyncio, coroutine, print } from "asyncio-lessons";

function add_up(n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += i;
  }
  return total;
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const in_thread = loop.runInExecutor(null, add_up, 1000);
  print("the loop's thread goes on");
  print("the other thread says", yield* in_thread);
});

await asyncio.run(main());

import { asyncio, coroutine, print } from "asyncio-lessons";

function addUp(n: number): number {
  return Array.from({ length: n }, (_, i) => i).reduce((sum, i) => sum + i, 0);
}

const main = coroutine(function* main() {
  print("handed to a thread");
  print(yield* asyncio.toThread(addUp, 1000));
});

await asyncio.run(main());

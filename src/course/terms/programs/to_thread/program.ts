import { asyncio, coroutine, print } from "asyncio-lessons";

function add_up(n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += i;
  }
  return total;
}

const main = coroutine(function* main() {
  print("handed to a thread");
  print(yield* asyncio.toThread(add_up, 1000));
});

await asyncio.run(main());

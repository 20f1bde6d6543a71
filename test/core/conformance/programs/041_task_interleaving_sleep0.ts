// Rule 041: round-robin of ready tasks by sleep(0).
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(name: string, k: number) {
  for (let i = 0; i < k; i++) {
    print(name, i, { end: "  " });
    yield* asyncio.sleep(0);
  }
});

const main = coroutine(function* main() {
  yield* asyncio.gather(f("a", 3), f("b", 1), f("c", 2));
  print();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

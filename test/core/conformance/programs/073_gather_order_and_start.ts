// Rule 073: gather starts children in argument order and returns results in argument order, whatever the
// completion order.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(name: string, d: number) {
  print("start", name);
  yield* asyncio.sleep(d);
  print("end", name);
  return name;
});

const main = coroutine(function* main() {
  print(yield* asyncio.gather(f("a", 0.03), f("b", 0.01), f("c", 0.02)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

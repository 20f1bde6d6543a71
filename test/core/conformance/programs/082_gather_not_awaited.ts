// Rule 082: gather() schedules its coroutines immediately, even if the returned future is never awaited.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  print("ran");
});

const main = coroutine(function* main() {
  const g = asyncio.gather(f(), f());
  print("gather returned", g.constructor.name, g.done());
  yield* asyncio.sleep(0);
  print(g.done());
  yield* asyncio.sleep(0);
  print(g.done());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

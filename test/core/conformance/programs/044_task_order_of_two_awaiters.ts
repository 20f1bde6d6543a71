// Rule 044: tasks awaiting the same task resume in the order they started waiting, not in creation
// order.
import { asyncio, coroutine, print } from "asyncio-lessons";

const job = coroutine(function* job() {
  yield* asyncio.sleep(0.01);
  return "r";
});
const w = coroutine(function* w(name: string, t: asyncio.Task<string>, turns: number) {
  for (let i = 0; i < turns; i++) yield* asyncio.sleep(0);
  print(name, "waits");
  print(name, "resumed with", yield* t);
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(job());
  yield* asyncio.gather(w("created first", t, 3), w("created second", t, 1), w("created third", t, 2), t);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 182: wait() reads every task at its wake-up, 2 iterations after the first one ended: tasks that ended
// meanwhile are in done too.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(k: number) {
  for (let i = 0; i < k; i++) yield* asyncio.sleep(0);
});
function names(tasks: Iterable<asyncio.Task<void>>): string[] {
  return [...tasks].map((t) => t.getName()).sort();
}

const main = coroutine(function* main() {
  const ts = [1, 1, 2, 3, 4, 5].map((k) => asyncio.createTask(f(k), { name: `k${k}` }));
  const [d, p] = yield* asyncio.wait(ts, { returnWhen: asyncio.FIRST_COMPLETED });
  print(names(d), names(p));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 135: blocked getters are served in arrival order; one put wakes one getter.
import { asyncio, coroutine, print } from "asyncio-lessons";

const g = coroutine(function* g(i: number, q: asyncio.Queue<string>) {
  print("getter", i, "got", yield* q.get());
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<string>();
  const ts = [0, 1, 2].map((i) => asyncio.createTask(g(i, q)));
  yield* asyncio.sleep(0);
  for (const x of "abc") q.putNowait(x);
  print("put 3", q.qsize());
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 029: gather of coroutines that never suspend: start 1, child callback 1, outer future wake-up 1 =
// 3; gather() = 0; already-done futures: 2 up to 3.11, 0 since 3.12.
import { type Awaitable, asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const job = coroutine(function* job(x: number) {
  return x;
});

const cost = coroutine(function* cost(label: string, awaitable: Awaitable<unknown>) {
  const a = n;
  const r = yield* awaitable;
  print(label, r, "cost", n - a);
});

const main = coroutine(function* main() {
  tick();
  const f = asyncio.getRunningLoop().createFuture<number>();
  f.setResult(9);
  yield* cost("coroutines", asyncio.gather(job(1), job(2)));
  yield* cost("empty", asyncio.gather());
  yield* cost("done futures", asyncio.gather(f, f));
  yield* cost("mixed", asyncio.gather(f, job(3)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

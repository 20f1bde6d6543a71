// Rule 031: wait_for(coro): 0 iterations since 3.12 (runs inside the calling task), 3 in 3.11 (own task); on a
// done future 0 (2 in 3.11); on a task 2 (3 in 3.11).
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}
const job = coroutine(function* job() {
  return n;
});

const main = coroutine(function* main() {
  tick();
  let a = n;
  yield* asyncio.waitFor(job(), 1);
  print("coro, timeout 1:", n - a);
  a = n;
  yield* asyncio.waitFor(job(), null);
  print("coro, timeout None:", n - a);
  a = n;
  yield* asyncio.waitFor(asyncio.createTask(job()), 1);
  print("task, timeout 1:", n - a);
  const f = asyncio.getRunningLoop().createFuture<number>();
  f.setResult(1);
  a = n;
  yield* asyncio.waitFor(f, 1);
  print("done future:", n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

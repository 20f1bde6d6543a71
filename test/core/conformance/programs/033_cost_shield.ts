// Rule 033: shield(pending task) adds 1 iteration over awaiting the task (inner callback -> outer future ->
// wake-up); shield(done) returns the inner itself.
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
  let t = asyncio.createTask(job());
  yield* t;
  print("plain", n - a);
  a = n;
  t = asyncio.createTask(job());
  yield* asyncio.shield(t);
  print("shield", n - a);
  a = n;
  const s: asyncio.Future<number> = asyncio.shield(t);
  yield* s;
  print("shield done", s === t, n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

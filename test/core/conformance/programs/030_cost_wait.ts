// Rule 030: wait() on pending tasks that never suspend costs 3 (start, onCompletion, waiter wake-up); on tasks
// that are all done it still costs 2 (there is no shortcut).
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}
const job = coroutine(function* job(x: number) {
  return x;
});

const main = coroutine(function* main() {
  tick();
  const ts = [1, 2].map((i) => asyncio.createTask(job(i)));
  let a = n;
  let [d, p] = yield* asyncio.wait(ts);
  print("pending", d.size, p.size, "cost", n - a);
  a = n;
  [d, p] = yield* asyncio.wait(ts);
  print("done", d.size, p.size, "cost", n - a);
  a = n;
  [d, p] = yield* asyncio.wait(ts, { returnWhen: asyncio.FIRST_COMPLETED });
  print("first", d.size, "cost", n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

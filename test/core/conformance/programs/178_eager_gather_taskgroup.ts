// Rule 178: with the eager factory gather and TaskGroup of coroutines that never suspend cost 0 iterations.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
const job = coroutine(function* job(i: number) {
  return i;
});

const main = coroutine(function* main() {
  tick();
  asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
  let a = n;
  const r = yield* asyncio.gather(job(1), job(2));
  print(r, n - a);
  a = n;
  const t = yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    return tg.createTask(job(3));
  });
  print(t.result(), n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

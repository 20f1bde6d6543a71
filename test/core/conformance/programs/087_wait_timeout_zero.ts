// Rule 087: wait(timeout=0) still yields (2 iterations: timer, wake-up), so tasks that need one step can finish.
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const main = coroutine(function* main() {
  tick();
  const q = asyncio.createTask(asyncio.sleep(0));
  const s = asyncio.createTask(asyncio.sleep(9));
  const a = n;
  const [d, p] = yield* asyncio.wait([q, s], { timeout: 0 });
  print(d.size, p.size, "cost", n - a);
  s.cancel();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

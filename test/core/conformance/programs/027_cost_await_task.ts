// Rule 027: await create_task(f()) where f never suspends: 1 iteration to start + 1 to wake the awaiter
// = 2.
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
  const a = n;
  const ran = yield* asyncio.createTask(job());
  print("created", a, "ran", ran, "resumed", n, "total", n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

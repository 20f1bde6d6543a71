// Rule 028: each extra Task layer costs 1 iteration going down (start) and 1 coming back (wake-up).
import { asyncio, type CoroutineGenerator, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const layer = coroutine(function* layer(k: number): CoroutineGenerator<number> {
  if (k === 0) return n;
  return yield* asyncio.createTask(layer(k - 1));
});

const main = coroutine(function* main() {
  tick();
  for (let k = 0; k < 5; k++) {
    const a = n;
    const bottom = yield* layer(k);
    print("layers", k, "bottom at", bottom - a, "total", n - a);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 005: timers with an IDENTICAL deadline come out in heapq order (TimerHandle compares _when only),
// which is not FIFO from 3 handles up.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const k of [2, 3, 4, 5, 6, 8]) {
    const out: number[] = [];
    const when = loop.time() + 0.01;
    const append = (i: number): number => out.push(i);
    for (let i = 0; i < k; i++) loop.callAt(when, append, i);
    yield* asyncio.sleep(0.02);
    print(k, out);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

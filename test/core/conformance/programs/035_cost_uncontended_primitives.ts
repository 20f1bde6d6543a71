// Rule 035: uncontended Lock/Semaphore acquire, wait() on a set Event, get() on a non-empty and put() on a
// non-full Queue cost 0 iterations: they do NOT yield.
import { type Awaitable, asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const main = coroutine(function* main() {
  tick();
  const l = new asyncio.Lock();
  const s = new asyncio.Semaphore(1);
  const e = new asyncio.Event();
  const q = new asyncio.Queue<number>(1);
  e.set();
  const calls: readonly (readonly [name: string, make: () => Awaitable<unknown>])[] = [
    ["lock", () => l.acquire()],
    ["sem", () => s.acquire()],
    ["event", () => e.wait()],
    ["put", () => q.put(1)],
    ["get", () => q.get()],
  ];
  for (const [name, make] of calls) {
    const a = n;
    const r = yield* make();
    print(name, r, "cost", n - a);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 157: time.sleep inside a coroutine blocks every task; overdue timers then fire together in
// deadline order.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const f = coroutine(function* f(name: string, d: number) {
  yield* asyncio.sleep(d);
  print(name);
});

const main = coroutine(function* main() {
  const ts = [f("30ms", 0.03), f("10ms", 0.01), f("20ms", 0.02)].map((c) => asyncio.createTask(c));
  yield* asyncio.sleep(0);
  time.sleep(0.06);
  print("blocked 60 ms");
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 023: awaiting a coroutine costs 0 loop iterations at any depth (plain call).
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const c3 = coroutine(function* c3() {
  return n;
});
const c2 = coroutine(function* c2() {
  return yield* c3();
});
const c1 = coroutine(function* c1() {
  return yield* c2();
});

const main = coroutine(function* main() {
  tick();
  print("before", n, "inside", yield* c1(), "after", n);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

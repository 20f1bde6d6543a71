// Rule 025: sleep(0) (and any delay <= 0) is one bare yield = exactly 1 iteration; the result argument
// is returned.
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const main = coroutine(function* main() {
  tick();
  for (const d of [0, 0, -1]) {
    const a = n;
    const r = yield* asyncio.sleep(d, "r");
    print("sleep", d, r, "cost", n - a);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

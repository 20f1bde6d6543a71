// Rule 024: awaiting a completed future or task costs 0 iterations (no switch to other tasks).
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const job = coroutine(function* job(x: number) {
  if (x < 0) throw new ValueError(x);
  return x;
});

const main = coroutine(function* main() {
  tick();
  const loop = asyncio.getRunningLoop();
  const f = loop.createFuture<string>();
  f.setResult("f");
  const t = asyncio.createTask(job(1));
  const bad = asyncio.createTask(job(-1));
  const gone = asyncio.createTask(job(2));
  gone.cancel();
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
  loop.callSoon(print, "others had no turn before this line");
  let a = n;
  print(yield* f, yield* t, yield* f, "cost", n - a);
  a = n;
  try {
    yield* bad;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print(repr(e), "cost", n - a);
  }
  try {
    yield* gone;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(repr(e), "cost", n - a);
  }
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

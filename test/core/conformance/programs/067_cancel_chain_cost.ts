// Rule 067: a cancel through k task layers takes k+1 iterations to reach the outermost coroutine.
import { asyncio, type CoroutineGenerator, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

let cancelledAt = 0;

const layer = coroutine(function* layer(k: number): CoroutineGenerator<void> {
  try {
    if (k > 0) yield* asyncio.createTask(layer(k - 1));
    else yield* asyncio.getRunningLoop().createFuture();
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("layer", k, `at +${n - cancelledAt}`);
    throw e;
  }
});

const main = coroutine(function* main() {
  tick();
  const t = asyncio.createTask(layer(3));
  for (let i = 0; i < 6; i++) yield* asyncio.sleep(0);
  cancelledAt = n;
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(`main at +${n - cancelledAt}`);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

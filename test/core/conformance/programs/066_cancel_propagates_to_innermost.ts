// Rule 066: cancelling a task that awaits a task cancels the innermost one first; CancelledError then
// comes back up layer by layer.
import { asyncio, type CoroutineGenerator, coroutine, print } from "asyncio-lessons";

const layer = coroutine(function* layer(k: number): CoroutineGenerator<void> {
  try {
    if (k > 0) yield* asyncio.createTask(layer(k - 1));
    else yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("layer", k);
    throw e;
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(layer(2));
  yield* asyncio.sleep(0.01);
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("main");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

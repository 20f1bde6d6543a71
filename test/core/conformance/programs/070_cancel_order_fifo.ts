// Rule 070: cancelled tasks receive CancelledError in the order of the cancel() calls.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("cancelled", i);
    throw e;
  }
});

const main = coroutine(function* main() {
  const ts = [0, 1, 2, 3].map((i) => asyncio.createTask(f(i)));
  yield* asyncio.sleep(0);
  for (const i of [2, 0, 3, 1]) ts[i]?.cancel();
  yield* asyncio.gather(...ts, { returnExceptions: true });
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

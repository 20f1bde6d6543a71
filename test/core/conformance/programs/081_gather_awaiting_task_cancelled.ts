// Rule 081: cancelling the task that awaits gather cancels the children first.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("child", i);
    throw e;
  }
});
const outer = coroutine(function* outer() {
  try {
    yield* asyncio.gather(f(1), f(2));
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("outer");
    throw e;
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(outer());
  yield* asyncio.sleep(0.01);
  t.cancel();
  yield* asyncio.gather(t, { returnExceptions: true });
  print("main", t.cancelled());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

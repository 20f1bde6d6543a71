// Rule 091: an inner that swallows the CancelledError of the timeout and returns a value makes wait_for return
// that value: no TimeoutError.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
  }
  yield* asyncio.sleep(0.01);
  return "late value";
});

const main = coroutine(function* main() {
  try {
    print(yield* asyncio.waitFor(f(), 0.01));
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    print("TimeoutError");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 055: a task cancelled before its first step never executes any of its body (not even
// try/finally), and no never-awaited warning appears.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  try {
    print("body");
  } finally {
    print("finally");
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled", t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

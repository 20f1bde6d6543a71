// Rule 039: StopIteration escaping a coroutine becomes RuntimeError (PEP 479).
import { asyncio, coroutine, print, RuntimeError, repr, StopIteration } from "asyncio-lessons";

const f = coroutine(function* f() {
  throw new StopIteration(1);
});

const main = coroutine(function* main() {
  try {
    yield* f();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(repr(e), "cause", repr(e.cause));
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

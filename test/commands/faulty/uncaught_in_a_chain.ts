// An exception comes of another: both are shown, with the program's own lines.
import { asyncio, coroutine, isException, LookupError, RuntimeError } from "asyncio-lessons";

const read = coroutine(function* read() {
  yield* asyncio.sleep(1);
  throw new LookupError("no key");
});

const load = coroutine(function* load() {
  try {
    yield* read();
  } catch (error) {
    if (!isException(error)) throw error;
    throw new RuntimeError("cannot load", { cause: error });
  }
});

const main = coroutine(function* main() {
  yield* load();
});

await asyncio.run(main());

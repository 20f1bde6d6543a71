// The exception is caught and thrown away: nobody ever learns of it.
import { asyncio, coroutine, isException, print, ValueError } from "asyncio-lessons";

const load = coroutine(function* load() {
  try {
    yield* asyncio.sleep(1);
    throw new ValueError("no such file");
  } catch (error) {
    if (!isException(error)) throw error;
  }
});

const main = coroutine(function* main() {
  print("loaded:", yield* load());
});

await asyncio.run(main());

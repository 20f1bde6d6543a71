// notify is called without holding the condition's lock.
import { asyncio, coroutine } from "asyncio-lessons";

const main = coroutine(function* main() {
  const changed = new asyncio.Condition();
  changed.notify();
});

await asyncio.run(main());

// The sleep between two tries is called, not awaited: all tries come at once.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  for (const attempt of [1, 2, 3]) {
    print("try", attempt);
    asyncio.sleep(1);
  }
});

await asyncio.run(main());

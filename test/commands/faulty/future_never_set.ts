// A future is awaited, and nobody will set it.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const answer = asyncio.getRunningLoop().createFuture<number>();
  print(yield* answer);
});

await asyncio.run(main());

// The loop over as_completed is left after the first result: the others go on, unseen, until the end.
import { asyncio, coroutine, print } from "asyncio-lessons";

const ask = coroutine(function* ask(server: string, seconds: number) {
  yield* asyncio.sleep(seconds);
  print(server, "answers");
  return server;
});

const main = coroutine(function* main() {
  for (const next of asyncio.asCompleted([ask("near", 1), ask("far", 3)])) {
    print("first:", yield* next);
    break;
  }
  yield* asyncio.sleep(1);
});

await asyncio.run(main());

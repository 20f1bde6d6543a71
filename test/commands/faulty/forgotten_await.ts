// A coroutine is called without yield*: it never runs, and the program goes on as if it had.
import { asyncio, coroutine, print } from "asyncio-lessons";

const save = coroutine(function* save(row: string) {
  yield* asyncio.sleep(1);
  print("saved", row);
});

const main = coroutine(function* main() {
  save("first row");
  yield* save("second row");
  print("done");
});

await asyncio.run(main());

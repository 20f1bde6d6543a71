// Rule 144: asyncio.run: when main returns, remaining tasks are cancelled, awaited (finally blocks run),
// then run() returns main's value.
import { asyncio, coroutine, print } from "asyncio-lessons";

const bg = coroutine(function* bg(i: number) {
  try {
    yield* asyncio.sleep(9);
  } finally {
    print("cleanup", i);
    yield* asyncio.sleep(0.01 * (3 - i));
    print("cleaned", i);
  }
});
const stubborn = coroutine(function* stubborn() {
  for (;;) {
    try {
      yield* asyncio.sleep(0.05);
      break;
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      print("refuses");
    }
  }
  print("stubborn ends by itself");
});

let ts: asyncio.Task<void>[] = [];
const main = coroutine(function* main() {
  ts = [bg(0), bg(1), bg(2), stubborn()].map((c) => asyncio.createTask(c));
  yield* asyncio.sleep(0);
  print("main returns");
  return "value";
});

export default async function program(): Promise<void> {
  const value = await asyncio.run(main());
  print(
    value,
    ts.map((t) => t.cancelled()),
  );
}

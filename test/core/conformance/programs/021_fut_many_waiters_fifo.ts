// Rule 021: all tasks awaiting one future wake in the order in which they began to wait, one iteration
// after set_result.
import { asyncio, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, f: asyncio.Future<string>) {
  print("wait", i);
  print("woke", i, yield* f);
});

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture<string>();
  const ts = [0, 1, 2].map((i) => asyncio.createTask(w(i, f)));
  yield* asyncio.sleep(0);
  f.setResult("R");
  print("set");
  yield* asyncio.gather(...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

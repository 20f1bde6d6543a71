// Rule 155: toThread() is a coroutine function: the thread starts at the first step of the await, not at the
// call; two plain awaits are sequential.
import { asyncio, coroutine, print } from "asyncio-lessons";
import { module, sleepAndTell } from "../thread_functions/to_thread.js";

const work = {
  module,
  function: sleepAndTell,
};

const main = coroutine(function* main() {
  const c = asyncio.toThread(work, 1, 0.03);
  print("called");
  yield* asyncio.sleep(0.02);
  print("awaiting");
  yield* c;
  print(yield* asyncio.gather(asyncio.toThread(work, 2, 0.06), asyncio.toThread(work, 3, 0.02)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

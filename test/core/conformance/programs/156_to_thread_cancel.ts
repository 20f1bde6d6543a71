// Rule 156: cancelling toThread only cancels the waiting: the thread runs to its end and run() waits for it.
import { asyncio, coroutine, print } from "asyncio-lessons";
import { module, namedWork } from "../thread_functions/to_thread.js";

const work = { module, function: namedWork };

const waits = coroutine(function* waits(name: string, delay: number) {
  try {
    print("got", yield* asyncio.toThread(work, name, delay));
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print(name, "cancelled");
    throw e;
  }
});

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const start = loop.time();
  const task = asyncio.createTask(waits("a", 0.05));
  const left = asyncio.createTask(waits("b", 0.1));
  yield* asyncio.sleep(0.02);
  task.cancel();
  try {
    yield* task;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("main goes on after", hundredths(loop.time() - start), task.cancelled());
  }
  yield* asyncio.sleep(0.05);
  print("main ends after", hundredths(loop.time() - start), left.done());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
  print("run is over");
}

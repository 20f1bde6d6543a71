// Rule 043: task done-callbacks and the awaiter's wake-up are one FIFO list: registration order decides.
import { asyncio, coroutine, print } from "asyncio-lessons";

const job = coroutine(function* job() {
  return 1;
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(job());
  t.addDoneCallback(() => print("cb registered before await"));
  asyncio.getRunningLoop().callSoon(() => t.addDoneCallback(() => print("cb registered after job ended")));
  yield* t;
  print("main resumed");
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 012: run_until_complete stops by a done-callback, one iteration after the result: other handles
// of that iteration still run; pending tasks stay frozen until the next run.
import { asyncio, coroutine, print } from "asyncio-lessons";

const counter = coroutine(function* counter() {
  for (let i = 0; i < 9; i++) {
    print("counter", i);
    yield* asyncio.sleep(0);
  }
});
const main = coroutine(function* main(label: string) {
  print(label, "runs");
  asyncio.getRunningLoop().callSoon(print, label, "left this in the queue");
  return label;
});

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  const t = loop.createTask(counter());
  print(await loop.runUntilComplete(main("first")));
  print("-- frozen", t.done());
  print(await loop.runUntilComplete(main("second")));
  print("-- frozen", t.done());
  await loop.runUntilComplete(t);
  const f = loop.createFuture<string>();
  f.setResult("a future that is done");
  print(await loop.runUntilComplete(f));
  loop.close();
}

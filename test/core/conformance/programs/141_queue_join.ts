// Rule 141: join() waits for taskDone of every item; it wakes 1 iteration after the last taskDone; on an
// unused queue it costs 0.
import { asyncio, coroutine, print } from "asyncio-lessons";

const worker = coroutine(function* worker(q: asyncio.Queue<string>) {
  for (;;) {
    const x = yield* q.get();
    yield* asyncio.sleep(0.01);
    print("done", x);
    q.taskDone();
  }
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<string>();
  yield* q.join();
  print("empty join");
  for (const x of "ab") q.putNowait(x);
  const w = asyncio.createTask(worker(q));
  yield* q.join();
  print("joined");
  w.cancel();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 170: a mixed program (producer, workers, semaphore, timeout) has one exact trace.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const worker = coroutine(function* worker(
  i: number,
  q: asyncio.Queue<number | null>,
  s: asyncio.Semaphore,
  out: string[],
) {
  for (let x = yield* q.get(); x !== null; x = yield* q.get()) {
    const item = x;
    yield* asyncWith(s, function* () {
      out.push(`(${i}, ${item})`);
      yield* asyncio.sleep(0);
    });
    q.taskDone();
  }
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<number | null>(2);
  const s = new asyncio.Semaphore(1);
  const out: string[] = [];
  const ws = [0, 1, 2].map((i) => asyncio.createTask(worker(i, q, s, out)));
  for (let x = 0; x < 7; x++) yield* q.put(x);
  yield* q.join();
  for (const _ of ws) yield* q.put(null);
  yield* asyncio.gather(...ws);
  print(`[${out.join(", ")}]`);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// One coroutine given to two tasks: both wait, the first to be woken ends it, and the other is refused.
import { asyncio, type Coroutine, coroutine, print } from "asyncio-lessons";

const scene = coroutine(function* scene(name: string, coro: Coroutine<unknown>, release: () => unknown) {
  const tasks = [asyncio.createTask(coro), asyncio.createTask(coro)];
  yield* asyncio.sleep(1);
  release();
  print(name, yield* asyncio.gather(...tasks, { returnExceptions: true }));
});

const main = coroutine(function* main() {
  const lock = new asyncio.Lock();
  yield* lock.acquire();
  yield* scene("lock", lock.acquire(), () => lock.release());
  const semaphore = new asyncio.Semaphore(0);
  yield* scene("semaphore", semaphore.acquire(), () => semaphore.release());
  const event = new asyncio.Event();
  yield* scene("event", event.wait(), () => event.set());
  const empty = new asyncio.Queue<number>();
  yield* scene("get", empty.get(), () => empty.putNowait(7));
  const full = new asyncio.Queue<number>(1);
  full.putNowait(1);
  yield* scene("put", full.put(2), () => full.getNowait());
  const unfinished = new asyncio.Queue<number>();
  unfinished.putNowait(1);
  yield* scene("join", unfinished.join(), () => unfinished.taskDone());
  yield* scene("sleep", asyncio.sleep(2), () => undefined);
  yield* scene("sleep with a result", asyncio.sleep(2, 5), () => undefined);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 143: shutdown(): blocked getters and putters get QueueShutDown; remaining items can be drained
// unless immediate.
import { asyncio, type Coroutine, coroutine, print, repr } from "asyncio-lessons";

const t = coroutine(function* t(n: string, c: Coroutine<unknown>) {
  try {
    print(n, yield* c);
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    print(n, repr(e));
  }
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<number>(1);
  q.putNowait(1);
  const p = asyncio.createTask(t("putter", q.put(2)));
  yield* asyncio.sleep(0);
  q.shutdown();
  yield* p;
  yield* t("drain", q.get());
  yield* t("empty", q.get());
  const r = new asyncio.Queue<number>();
  const g = asyncio.createTask(t("getter", r.get()));
  yield* asyncio.sleep(0);
  r.shutdown({ immediate: true });
  yield* g;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

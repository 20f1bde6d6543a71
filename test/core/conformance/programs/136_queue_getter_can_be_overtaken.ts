// Rule 136: a woken getter does not own the item: somebody who calls getNowait/get before its step takes
// it; the getter waits again at the back.
import { asyncio, coroutine, print } from "asyncio-lessons";

const getter = coroutine(function* getter(name: string, q: asyncio.Queue<string>) {
  print(name, "got", yield* q.get());
});

const thief = coroutine(function* thief(q: asyncio.Queue<string>) {
  print("thief got", yield* q.get());
});

const main = coroutine(function* main() {
  const q = new asyncio.Queue<string>();
  const first = asyncio.createTask(getter("first", q));
  const second = asyncio.createTask(getter("second", q));
  yield* asyncio.sleep(0);
  q.putNowait("a");
  print("main takes", q.getNowait());
  yield* asyncio.sleep(0);
  print(first.done(), second.done(), q.qsize());
  // `first` has gone to the back of the line: the next item is second's.
  q.putNowait("b");
  q.putNowait("c");
  yield* asyncio.gather(first, second);
  // A task that is ready already takes the item from a getter that is woken behind it.
  const late = asyncio.createTask(getter("late", q));
  yield* asyncio.sleep(0);
  const robber = asyncio.createTask(thief(q));
  q.putNowait("d");
  yield* robber;
  print("late is", late.done() ? "done" : "waiting");
  q.putNowait("e");
  yield* late;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

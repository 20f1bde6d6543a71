// Rule 120: wait() on a set Event returns True at once, without giving other tasks a turn.
import { asyncio, coroutine, print } from "asyncio-lessons";

const other = coroutine(function* other() {
  print("other");
});

const main = coroutine(function* main() {
  const e = new asyncio.Event();
  e.set();
  const t = asyncio.createTask(other());
  for (const i of [0, 1, 2]) print(i, yield* e.wait(), t.done());
  e.clear();
  print("cleared", e.isSet(), t.done());
  const w = asyncio.createTask(e.wait());
  yield* asyncio.sleep(0);
  print("turn", t.done(), w.done());
  e.set();
  print("again", yield* e.wait(), w.done());
  print(yield* w);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

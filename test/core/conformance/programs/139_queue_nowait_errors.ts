// Rule 139: QueueFull/QueueEmpty and taskDone errors.
import { asyncio, coroutine, isException, print, repr } from "asyncio-lessons";

const main = coroutine(function* main() {
  const q = new asyncio.Queue<number>(1);
  const calls = [
    () => q.getNowait(),
    () => q.putNowait(1),
    () => q.putNowait(2),
    () => q.taskDone(),
    () => q.taskDone(),
  ];
  for (const f of calls) {
    try {
      print(f());
    } catch (e) {
      if (!isException(e)) throw e;
      print(repr(e));
    }
  }
  print(q.full(), q.empty(), q.qsize(), q.maxsize);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 053: eager_task_factory (3.12+): the coroutine runs inside create_task up to its first
// suspension; a task that never suspends is done on return.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(i: number) {
  print("start", i, asyncio.currentTask()?.getName());
  if (i > 0) yield* asyncio.sleep(0);
  return i;
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
  const a = asyncio.createTask(f(0), { name: "A" });
  print("created", a.done());
  const b = asyncio.createTask(f(1), { name: "B" });
  print("created", b.done(), asyncio.currentTask()?.getName());
  print(yield* a, yield* b);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 045: default names Task-N from one process-wide counter (an explicit name uses up a number only
// up to 3.11); asyncio.run's main is Task-1; all_tasks holds only not-done tasks.
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

const f = coroutine(function* f() {
  return asyncio.currentTask()?.getName();
});

const main = coroutine(function* main() {
  print(asyncio.currentTask()?.getName());
  const t = asyncio.createTask(f());
  const u = asyncio.createTask(f(), { name: "u" });
  print([...asyncio.allTasks()].map((task) => task.getName()).sort());
  print(yield* t, yield* u, yield* asyncio.gather(f(), f()));
  u.setName(5);
  print(repr(u.getName()), asyncio.allTasks().size);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

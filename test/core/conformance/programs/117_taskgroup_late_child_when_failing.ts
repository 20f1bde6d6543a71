// Rule 117: a failure is noticed 1 iteration later (_on_task_done): siblings queued in the same iteration still
// run their first step.
import { asyncio, asyncWith, coroutine, ExceptionGroup, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  throw new ValueError();
});
const child = coroutine(function* child(i: number) {
  print("child", i);
});

const main = coroutine(function* main() {
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(child(1));
      tg.createTask(bad());
      tg.createTask(child(2));
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(g.exceptions.length);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

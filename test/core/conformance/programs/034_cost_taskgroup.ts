// Rule 034: leaving an empty or finished TaskGroup costs 0; with running children: start 1, _on_task_done 1,
// parent wake-up 1 = 3.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
const job = coroutine(function* job() {});

const main = coroutine(function* main() {
  tick();
  let a = n;
  yield* asyncWith(new asyncio.TaskGroup(), function* () {});
  print("empty", n - a);
  a = n;
  yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    tg.createTask(job());
    tg.createTask(job());
  });
  print("two children", n - a);
  a = n;
  yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    yield* tg.createTask(job());
  });
  print("child awaited inside", n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

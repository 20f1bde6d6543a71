// Rule 032: as_completed: first result costs 3 iterations (start, done callback -> queue, getter wake-up);
// results already queued cost 0.
import { type Awaitable, asyncFor, asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}
const job = coroutine(function* job(x: number) {
  return x;
});

const main = coroutine(function* main() {
  tick();
  for (const label of ["coroutines", "tasks"]) {
    const coroutines = [0, 1, 2].map((i) => job(i));
    const aws: Awaitable<number>[] =
      label === "tasks" ? coroutines.map((c) => asyncio.createTask(c)) : coroutines;
    let a = n;
    for (const aw of asyncio.asCompleted(aws)) {
      yield* aw;
      print(label, "cost", n - a);
      a = n;
    }
  }
  const done = [0, 1].map((i) => asyncio.createTask(job(i)));
  yield* asyncio.wait(done);
  let a = n;
  for (const aw of asyncio.asCompleted(done)) {
    print("done", yield* aw, "cost", n - a);
    a = n;
  }
  yield* asyncFor(asyncio.asCompleted(done), function* (t) {
    print("async for", yield* t, "cost", n - a);
    a = n;
  });
  const waiting = [...asyncio.asCompleted([0, 1, 2].map((i) => asyncio.createTask(job(i))))];
  for (let i = 0; i < 5; i++) yield* asyncio.sleep(0);
  a = n;
  for (const aw of waiting) print("queued", yield* aw, "cost", n - a);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 040: create_task does not run the coroutine; it is queued and starts when the current task
// suspends, FIFO with call_soon.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(x: number) {
  print("task", x);
});
const nosuspend = coroutine(function* nosuspend() {});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(print, "soon 1");
  const a = asyncio.createTask(f(1));
  loop.callSoon(print, "soon 2");
  const b = asyncio.ensureFuture(f(2));
  const g = asyncio.gather(f(3), f(4));
  loop.callSoon(print, "soon 3");
  yield* nosuspend();
  print("nothing has run:", a.done(), b.done(), g.done());
  yield* asyncio.sleep(0);
  print("all have run:", a.done(), b.done(), g.done());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 180: a task woken by a timer joins the queue behind tasks that are already ready in that
// iteration.
import { asyncio, coroutine, print, time } from "asyncio-lessons";

const sleeper = coroutine(function* sleeper() {
  yield* asyncio.sleep(0.01);
  print("sleeper");
});
const busy = coroutine(function* busy(name: string) {
  for (let i = 0; i < 4; i++) {
    print(name, i);
    yield* asyncio.sleep(0);
  }
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(sleeper());
  yield* asyncio.sleep(0);
  const ts = [asyncio.createTask(busy("a")), asyncio.createTask(busy("b"))];
  yield* asyncio.sleep(0);
  time.sleep(0.02);
  print("the timer is overdue");
  yield* asyncio.gather(t, ...ts);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 109: the end of the async with waits for all children, also those started by children; results via
// task.result().
import { asyncio, asyncWith, type Coroutine, coroutine, print } from "asyncio-lessons";

const f: (tg: asyncio.TaskGroup, k: number) => Coroutine<number> = coroutine(function* f(
  tg: asyncio.TaskGroup,
  k: number,
) {
  print("start", k);
  if (k) tg.createTask(f(tg, k - 1));
  yield* asyncio.sleep(0.01);
  print("end", k);
  return k;
});

const main = coroutine(function* main() {
  const t = yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    const t = tg.createTask(f(tg, 2));
    print("body ends");
    return t;
  });
  print("group ended", t.result());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

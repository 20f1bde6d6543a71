// Rule 181: create_task returns the Task with name=; iteration of results after the block; a task of a finished
// group can be awaited again.
import { asyncio, asyncWith, coroutine, print, tuple } from "asyncio-lessons";

const f = coroutine(function* f(x: number) {
  yield* asyncio.sleep(0.01 * x);
  return x * x;
});

const main = coroutine(function* main() {
  const ts = yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    return [3, 1, 2].map((x) => tg.createTask(f(x), { name: `job-${x}` }));
  });
  const [first] = ts;
  const written = ts.map((t) => tuple(t.getName(), t.result()));
  if (first !== undefined) print(written, yield* first);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

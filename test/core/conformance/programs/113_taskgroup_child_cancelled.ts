// Rule 113: a child that is cancelled (or cancels itself) is no error: siblings and body continue.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const sib = coroutine(function* sib() {
  yield* asyncio.sleep(0.02);
  return "sib";
});

const main = coroutine(function* main() {
  const [a, b] = yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    const a = tg.createTask(asyncio.sleep(9));
    const b = tg.createTask(sib());
    yield* asyncio.sleep(0);
    a.cancel();
    return [a, b] as const;
  });
  print(a.cancelled(), b.result());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

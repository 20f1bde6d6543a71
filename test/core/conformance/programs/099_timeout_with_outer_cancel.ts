// Rule 099: if the task is also cancelled from outside, timeout lets CancelledError through.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  yield* asyncWith(asyncio.timeout(0.01), function* () {
    try {
      yield* asyncio.sleep(9);
    } finally {
      yield* asyncio.sleep(0.02);
    }
  });
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  yield* asyncio.sleep(0.02);
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    print((e as Error).name);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 094: on timeout the task passed in is itself cancelled (use shield to keep it).
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  yield* asyncio.sleep(0.03);
  return "kept";
});

const main = coroutine(function* main() {
  const a = asyncio.createTask(f());
  const b = asyncio.createTask(f());
  for (const aw of [a, asyncio.shield(b)]) {
    try {
      yield* asyncio.waitFor(aw, 0.01);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      print("timeout", a.cancelled(), b.cancelled());
    }
  }
  print(yield* b);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

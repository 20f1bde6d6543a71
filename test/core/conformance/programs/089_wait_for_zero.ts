// Rule 089: wait_for(coro, 0) never starts the coroutine's body; on a done future it returns the result.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  print("never printed");
});

const main = coroutine(function* main() {
  for (const timeout of [0, -1]) {
    try {
      yield* asyncio.waitFor(f(), timeout);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      print("TimeoutError");
    }
  }
  const t = asyncio.createTask(asyncio.sleep(0, "done"));
  yield* t;
  print(yield* asyncio.waitFor(t, 0));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

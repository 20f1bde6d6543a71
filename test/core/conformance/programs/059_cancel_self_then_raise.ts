// Rule 059: if it raises another exception before delivery, that exception wins.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const f = coroutine(function* f() {
  asyncio.currentTask()?.cancel();
  throw new ValueError("wins");
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(f());
  try {
    yield* t;
  } catch (e) {
    print(repr(e), t.cancelled());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 161: "Task exception was never retrieved" / "Future exception was never retrieved" is reported
// when the object dies unread.
import { asyncio, coroutine, KeyError, print, repr, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  throw new ValueError("lost");
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((_loop, c) =>
    print("HANDLER:", c.message, repr(c.exception), Object.keys(c).sort()),
  );
  asyncio.createTask(bad());
  yield* asyncio.sleep(0);
  print("task done, reference kept");
  print("after dropping the task");
  loop.createFuture().setException(new KeyError("k"));
  const u = asyncio.createTask(bad());
  yield* asyncio.sleep(0);
  u.exception();
  print("retrieved: silent");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 090: since 3.12 wait_for runs a coroutine inside the calling task; 3.11 and before create a new task.
import { asyncio, coroutine, print } from "asyncio-lessons";

const who = coroutine(function* who() {
  return asyncio.currentTask()?.getName();
});

const main = coroutine(function* main() {
  print(
    (yield* who()) === (yield* asyncio.waitFor(who(), 1)),
    (yield* who()) === (yield* asyncio.waitFor(who(), null)),
  );
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

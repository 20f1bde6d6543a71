// Rule 057: a running task that cancels itself is interrupted at its next SUSPENDING await; awaits that
// do not suspend pass.
import { asyncio, coroutine, print } from "asyncio-lessons";

const nosuspend = coroutine(function* nosuspend() {
  return "ran";
});

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture<string>();
  f.setResult("done future");
  asyncio.currentTask()?.cancel();
  print(yield* nosuspend(), "/", yield* f, "/", "");
  try {
    yield* asyncio.sleep(0);
    print("not reached");
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("interrupted at sleep(0)");
  }
  yield* asyncio.sleep(0);
  print("only once");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

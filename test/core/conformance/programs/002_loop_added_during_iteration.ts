// Rule 002: a handle appended while an iteration is running runs in the NEXT iteration, after everything
// already queued.
import { asyncio, coroutine, print } from "asyncio-lessons";

function first(loop: asyncio.EventLoop): void {
  print("first");
  loop.callSoon(print, "added by first");
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(first, loop);
  loop.callSoon(print, "second");
  yield* asyncio.sleep(0);
  print("main step 2 (queued before 'added by first')");
  yield* asyncio.sleep(0);
  print("main step 3");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 001: call_soon handles run strictly FIFO, once each.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const c of "abc") loop.callSoon(print, c);
  print("scheduled");
  yield* asyncio.sleep(0);
  print("after one bare yield");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

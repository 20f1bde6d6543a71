// cancelled timers leave the heap at its head, or all at once when they are many; the second makes the
// heap anew, which shows in the order of equal deadlines.
import { asyncio, coroutine, print } from "asyncio-lessons";

const order = coroutine(function* order(count: number, isCancelled: (i: number) => boolean) {
  const loop = asyncio.getRunningLoop();
  const when = loop.time() + 0.01;
  const out: number[] = [];
  const handles: asyncio.TimerHandle[] = [];
  const append = (i: number): number => out.push(i);
  for (let i = 0; i < count; i++) handles.push(loop.callAt(when, append, i));
  for (const [i, handle] of handles.entries()) if (isCancelled(i)) handle.cancel();
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0.02);
  print(count, out.length, out);
});

const main = coroutine(function* main() {
  yield* order(30, (i) => i % 3 === 0);
  yield* order(100, (i) => i % 5 !== 0);
  yield* order(101, (i) => i % 5 !== 0);
  yield* order(150, (i) => i % 2 !== 0);
  yield* order(150, (i) => i % 7 > 2);
  yield* order(260, (i) => i < 200);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

// Rule 164: debug mode: a step longer than slow_callback_duration (0.1 s) logs WARNING "Executing <...>
// took N seconds".
import { asyncio, coroutine, print, time } from "asyncio-lessons";

function slow(seconds: number): void {
  time.sleep(seconds);
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  time.sleep(0.2);
  yield* asyncio.sleep(0);
  loop.callSoon(slow, 0.15);
  yield* asyncio.sleep(0);
  loop.callSoon(slow, 0.05);
  yield* asyncio.sleep(0);
  loop.slowCallbackDuration = 0.01;
  loop.callSoon(slow, 0.05);
  yield* asyncio.sleep(0);
  loop.setDebug(false);
  loop.callSoon(slow, 0.5);
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  asyncio.setLogHandler(function emit({ level, message }) {
    if (level === "DEBUG") return;
    // What Python hands on knows when it was made.
    time.time();
    print("LOG", level, message.replace(/ (created )?at [^ >]*:\d+/g, ""));
  });
  await asyncio.run(main(), { debug: true });
}

// Which hooks does this build of the library call? Writes their names; the program gives cause for every one.
import { asyncio, coroutine } from "asyncio-lessons";

const called = new Set<string>();
const instrument = new asyncio.Instrument();
for (const name of Object.getOwnPropertyNames(asyncio.Instrument.prototype)) {
  if (name === "constructor") continue;
  Object.defineProperty(instrument, name, { value: () => called.add(name) });
}

const sleeper = coroutine(function* sleeper() {
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(1);
});

const main = coroutine(function* main() {
  const waiting = asyncio.createTask(sleeper());
  asyncio
    .getRunningLoop()
    .callLater(1, () => {})
    .cancel();
  const loop = asyncio.getRunningLoop();
  loop.callSoon(() => {});
  loop.callSoon(() => {}).cancel();
  yield* asyncio.toThread(() => undefined);
  yield* asyncio.sleep(0.001);
  waiting.cancel();
  yield* asyncio.gather(waiting, { returnExceptions: true });
});

const loopFactory = (): asyncio.EventLoop =>
  new asyncio.EventLoop({ clock: new asyncio.VirtualClock(), instruments: [instrument] });
await asyncio.run(main(), { loopFactory });
process.stdout.write(JSON.stringify([...called]));

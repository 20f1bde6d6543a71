import { asyncio, coroutine, print, time } from "asyncio-lessons";

const start = time.time();

const waiter = coroutine(function* waiter(name: string, gate: asyncio.Event) {
  yield* gate.wait();
  print(`${name} runs at ${(time.time() - start).toFixed(1)} s`);
});

const main = coroutine(function* main() {
  const gate = new asyncio.Event();
  const waiters = [..."abc"].map((name) => asyncio.createTask(waiter(name, gate)));
  yield* asyncio.sleep(1);
  gate.set();
  print(`set() has returned at ${(time.time() - start).toFixed(1)} s`);
  time.sleep(1);
  gate.clear();
  print(`main still runs at ${(time.time() - start).toFixed(1)} s`);
  yield* asyncio.wait(waiters);
});

await asyncio.run(main());

// TypeScript with types, callbacks, timers, context variables and an asynchronous generator's for.
import { asyncio, ContextVar, coroutine, print } from "asyncio-lessons";

interface Job {
  readonly name: string;
  readonly seconds: number;
}

const current = new ContextVar<string>("current", { default: "nobody" });

const work = coroutine(function* work({ name, seconds }: Job) {
  current.set(name);
  yield* asyncio.sleep(seconds);
  return `${current.get()} after ${seconds}`;
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callSoon(print, "soon");
  loop.callLater(0.75, print, "later");
  const jobs: readonly Job[] = [
    { name: "Ann", seconds: 1 },
    { name: "Bo", seconds: 0.5 },
  ];
  for (const next of asyncio.asCompleted(jobs.map(work))) print(yield* next);
  print(current.get());
});

await asyncio.run(main());

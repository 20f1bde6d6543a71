// calls: a coroutine that awaits one that awaits one, and so on. Size: how often, how deep, turns given up at the bottom.
import { asyncio, type CoroutineGenerator, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

const call = coroutine(function* call(depth: number, turns: number): CoroutineGenerator<number> {
  if (depth > 0) return 1 + (yield* call(depth - 1, turns));
  for (let i = 0; i < turns; i++) yield* asyncio.sleep(0);
  return 0;
});

const main = coroutine(function* main(times: number, depth: number, turns: number) {
  let calls = 0;
  for (let i = 0; i < times; i++) calls += yield* call(depth, turns);
  return calls;
});

await repeat((times = 0, depth = 0, turns = 0) => asyncio.run(main(times, depth, turns)));

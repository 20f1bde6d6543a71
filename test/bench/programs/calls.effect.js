// calls, with effect.
import { Effect } from "effect";
import { repeat } from "./repeat.js";

const call = Effect.fnUntraced(function* (depth, turns) {
  if (depth > 0) return 1 + (yield* call(depth - 1, turns));
  for (let i = 0; i < turns; i++) yield* Effect.yieldNow;
  return 0;
});

const main = Effect.fnUntraced(function* (times, depth, turns) {
  let calls = 0;
  for (let i = 0; i < times; i++) calls += yield* call(depth, turns);
  return calls;
});

await repeat((times = 0, depth = 0, turns = 0) => Effect.runPromise(main(times, depth, turns)));

// timers, with effect: its sleep is Node's setTimeout, so what is said in timers.promises.ts holds here as well.
import { Effect, Fiber } from "effect";
import { repeat } from "./repeat.js";
import { spread } from "./spread.js";

const sleeper = Effect.fnUntraced(function* (milliseconds) {
  yield* Effect.sleep(milliseconds);
  return 1;
});

const main = Effect.fnUntraced(function* (sleepers, longest) {
  const running = [];
  for (let i = 0; i < sleepers; i++) {
    running.push(yield* Effect.forkChild(sleeper(spread(i, sleepers, longest))));
  }
  let woken = 0;
  for (const fiber of running) woken += yield* Fiber.join(fiber);
  return woken;
});

await repeat((sleepers = 0, longest = 0) => Effect.runPromise(main(sleepers, longest)));

// switch, with effect.
import { Effect, Fiber } from "effect";
import { repeat } from "./repeat.js";

const taker = Effect.fnUntraced(function* (turns) {
  for (let i = 0; i < turns; i++) yield* Effect.yieldNow;
  return turns;
});

const main = Effect.fnUntraced(function* (tasks, turns) {
  const running = [];
  for (let i = 0; i < tasks; i++) running.push(yield* Effect.forkChild(taker(turns)));
  let taken = 0;
  for (const fiber of running) taken += yield* Fiber.join(fiber);
  return taken;
});

await repeat((tasks = 0, turns = 0) => Effect.runPromise(main(tasks, turns)));

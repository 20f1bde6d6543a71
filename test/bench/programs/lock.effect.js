// lock, with effect's semaphore of one permit: it has no lock of its own.
import { Effect, Fiber, Semaphore } from "effect";
import { repeat } from "./repeat.js";

const taker = Effect.fnUntraced(function* (lock, times) {
  for (let i = 0; i < times; i++) yield* Semaphore.withPermit(lock, Effect.yieldNow);
  return times;
});

const main = Effect.fnUntraced(function* (tasks, times) {
  const lock = yield* Semaphore.make(1);
  const running = [];
  for (let i = 0; i < tasks; i++) running.push(yield* Effect.forkChild(taker(lock, times)));
  let taken = 0;
  for (const fiber of running) taken += yield* Fiber.join(fiber);
  return taken;
});

await repeat((tasks = 0, times = 0) => Effect.runPromise(main(tasks, times)));

// spawn, with effect. A forked fiber begins in a later turn by itself.
import { Effect, Fiber } from "effect";
import { repeat } from "./repeat.js";

const child = Effect.fnUntraced(function* () {
  return 1;
});

const main = Effect.fnUntraced(function* (tasks, together) {
  let ended = 0;
  for (let created = 0; created < tasks; created += together) {
    const running = [];
    for (let i = 0; i < together; i++) running.push(yield* Effect.forkChild(child()));
    for (const fiber of running) ended += yield* Fiber.join(fiber);
  }
  return ended;
});

await repeat((tasks = 0, together = 1) => Effect.runPromise(main(tasks, together)));

// pingpong, with effect's bounded queues.
import { Effect, Fiber, Queue } from "effect";
import { repeat } from "./repeat.js";

const ping = Effect.fnUntraced(function* (balls, there, back) {
  let returned = 0;
  for (let i = 0; i < balls; i++) {
    yield* Queue.offer(there, i);
    if ((yield* Queue.take(back)) === i) returned++;
  }
  return returned;
});

const pong = Effect.fnUntraced(function* (balls, there, back) {
  for (let i = 0; i < balls; i++) yield* Queue.offer(back, yield* Queue.take(there));
});

const main = Effect.fnUntraced(function* (balls) {
  const there = yield* Queue.bounded(1);
  const back = yield* Queue.bounded(1);
  const one = yield* Effect.forkChild(ping(balls, there, back));
  const other = yield* Effect.forkChild(pong(balls, there, back));
  yield* Fiber.join(other);
  return yield* Fiber.join(one);
});

await repeat((balls = 0) => Effect.runPromise(main(balls)));

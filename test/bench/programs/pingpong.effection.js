// pingpong, with effection's queues. They know no bound, and nobody has to wait to put something in; there is never
// more than one ball, so a bound would not be met.
import { createQueue, run, spawn } from "effection";
import { repeat } from "./repeat.js";

function* ping(balls, there, back) {
  let returned = 0;
  for (let i = 0; i < balls; i++) {
    there.add(i);
    const { value } = yield* back.next();
    if (value === i) returned++;
  }
  return returned;
}

function* pong(balls, there, back) {
  for (let i = 0; i < balls; i++) {
    const { value } = yield* there.next();
    back.add(value);
  }
}

function* main(balls) {
  const there = createQueue();
  const back = createQueue();
  const one = yield* spawn(() => ping(balls, there, back));
  const other = yield* spawn(() => pong(balls, there, back));
  yield* other;
  return yield* one;
}

await repeat((balls = 0) => run(() => main(balls)));

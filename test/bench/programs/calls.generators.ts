// calls, with nothing but the language's own generators: no coroutine, no task, no loop. What calls cost at least, whoever
// builds on generators. One that waits a turn is simply gone on with.
import { repeat } from "./repeat.js";

function* call(depth: number, turns: number): Generator<void, number> {
  if (depth > 0) return 1 + (yield* call(depth - 1, turns));
  for (let i = 0; i < turns; i++) yield;
  return 0;
}

function* main(times: number, depth: number, turns: number): Generator<void, number> {
  let calls = 0;
  for (let i = 0; i < times; i++) calls += yield* call(depth, turns);
  return calls;
}

async function run(generator: Generator<void, number>): Promise<number> {
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}

await repeat((times = 0, depth = 0, turns = 0) => run(main(times, depth, turns)));

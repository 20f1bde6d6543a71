// calls, with effection: its operations are plain generators, and one that waits for nothing never meets the library.
import { run } from "effection";
import { repeat } from "./repeat.js";
import { turn } from "./turn.effection.js";

function* call(depth, turns) {
  if (depth > 0) return 1 + (yield* call(depth - 1, turns));
  for (let i = 0; i < turns; i++) yield* turn;
  return 0;
}

function* main(times, depth, turns) {
  let calls = 0;
  for (let i = 0; i < times; i++) calls += yield* call(depth, turns);
  return calls;
}

await repeat((times = 0, depth = 0, turns = 0) => run(() => main(times, depth, turns)));

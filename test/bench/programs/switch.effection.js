// switch, with effection.
import { run, spawn } from "effection";
import { repeat } from "./repeat.js";
import { turn } from "./turn.effection.js";

function* taker(turns) {
  for (let i = 0; i < turns; i++) yield* turn;
  return turns;
}

function* main(tasks, turns) {
  const running = [];
  for (let i = 0; i < tasks; i++) running.push(yield* spawn(() => taker(turns)));
  let taken = 0;
  for (const task of running) taken += yield* task;
  return taken;
}

await repeat((tasks = 0, turns = 0) => run(() => main(tasks, turns)));

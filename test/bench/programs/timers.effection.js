// timers, with effection: its sleep is Node's setTimeout, so what is said in timers.promises.ts holds here as well.
import { run, sleep, spawn } from "effection";
import { repeat } from "./repeat.js";
import { spread } from "./spread.js";

function* sleeper(milliseconds) {
  yield* sleep(milliseconds);
  return 1;
}

function* main(sleepers, longest) {
  const running = [];
  for (let i = 0; i < sleepers; i++) {
    running.push(yield* spawn(() => sleeper(spread(i, sleepers, longest))));
  }
  let woken = 0;
  for (const task of running) woken += yield* task;
  return woken;
}

await repeat((sleepers = 0, longest = 0) => run(() => main(sleepers, longest)));

// spawn, with effection. What is spawned begins in a later turn by itself.
import { run, spawn } from "effection";
import { repeat } from "./repeat.js";

function* child() {
  return 1;
}

function* main(tasks, together) {
  let ended = 0;
  for (let created = 0; created < tasks; created += together) {
    const running = [];
    for (let i = 0; i < together; i++) running.push(yield* spawn(child));
    for (const task of running) ended += yield* task;
  }
  return ended;
}

await repeat((tasks = 0, together = 1) => run(() => main(tasks, together)));

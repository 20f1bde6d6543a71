// spawn, with async functions. One runs its first step inside the call, a task in a later turn: the await in front
// makes it the same, as otherwise nothing would be scheduled at all.
import { repeat } from "./repeat.js";

const turn = Promise.resolve();

async function child(): Promise<number> {
  await turn;
  return 1;
}

async function main(tasks: number, together: number): Promise<number> {
  let ended = 0;
  for (let created = 0; created < tasks; created += together) {
    const running = [];
    for (let i = 0; i < together; i++) running.push(child());
    for (const each of running) ended += await each;
  }
  return ended;
}

await repeat((tasks = 0, together = 1) => main(tasks, together));

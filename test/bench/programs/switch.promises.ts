// switch, with async functions: awaiting a promise that is resolved already gives every other function one turn.
// The promise is made once, so that a turn allocates as little as it can.
import { repeat } from "./repeat.js";

const turn = Promise.resolve();

async function taker(turns: number): Promise<number> {
  for (let i = 0; i < turns; i++) await turn;
  return turns;
}

async function main(tasks: number, turns: number): Promise<number> {
  const running = Array.from({ length: tasks }, () => taker(turns));
  let taken = 0;
  for (const each of running) taken += await each;
  return taken;
}

await repeat((tasks = 0, turns = 0) => main(tasks, turns));

// calls, with async functions. There is nothing less costly than the plain thing: each of them makes its promise.
import { repeat } from "./repeat.js";

const turn = Promise.resolve();

async function call(depth: number, turns: number): Promise<number> {
  if (depth > 0) return 1 + (await call(depth - 1, turns));
  for (let i = 0; i < turns; i++) await turn;
  return 0;
}

async function main(times: number, depth: number, turns: number): Promise<number> {
  let calls = 0;
  for (let i = 0; i < times; i++) calls += await call(depth, turns);
  return calls;
}

await repeat((times = 0, depth = 0, turns = 0) => main(times, depth, turns));

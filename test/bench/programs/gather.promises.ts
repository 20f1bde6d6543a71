// gather, with async functions and Promise.all; each child awaits once before it ends, as in spawn.promises.ts.
import { repeat } from "./repeat.js";

const turn = Promise.resolve();

async function child(): Promise<number> {
  await turn;
  return 1;
}

async function main(gathers: number, children: number): Promise<number> {
  let gathered = 0;
  for (let i = 0; i < gathers; i++) {
    const results = await Promise.all(Array.from({ length: children }, () => child()));
    for (const each of results) gathered += each;
  }
  return gathered;
}

await repeat((gathers = 0, children = 0) => main(gathers, children));

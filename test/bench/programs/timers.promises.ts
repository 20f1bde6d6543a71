// timers, with async functions and Node's setTimeout. Node knows whole milliseconds only, and keeps one list for each
// of them: it sorts 100 lists, not 100,000 deadlines, and its sleepers are up to a millisecond off.
import { repeat } from "./repeat.js";
import { spread } from "./spread.js";

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function sleeper(milliseconds: number): Promise<number> {
  await sleep(milliseconds);
  return 1;
}

async function main(sleepers: number, longest: number): Promise<number> {
  const running = [];
  for (let i = 0; i < sleepers; i++) running.push(sleeper(spread(i, sleepers, longest)));
  let woken = 0;
  for (const each of running) woken += await each;
  return woken;
}

await repeat((sleepers = 0, longest = 0) => main(sleepers, longest));

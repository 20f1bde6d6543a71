// Of three tasks in a list one fails; only the last one is awaited.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const job = coroutine(function* job(number: number) {
  yield* asyncio.sleep(number);
  if (number === 2) throw new ValueError("job 2 failed");
  return number;
});

const main = coroutine(function* main() {
  const tasks = [1, 2, 3].map((number) => asyncio.createTask(job(number)));
  for (const last of tasks.slice(-1)) print(yield* last);
});

await asyncio.run(main());

// Two tasks await each other.
import { asyncio, coroutine } from "asyncio-lessons";

const tasks = new Map<string, asyncio.Task<void>>();

const partner = coroutine(function* partner(other: string) {
  yield* asyncio.sleep(1);
  yield* tasks.get(other) as asyncio.Task<void>;
});

const main = coroutine(function* main() {
  tasks.set("ann", asyncio.createTask(partner("bob")));
  tasks.set("bob", asyncio.createTask(partner("ann")));
  yield* asyncio.gather(...tasks.values());
});

await asyncio.run(main());

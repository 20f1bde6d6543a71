// A context variable set in a task is not seen by the one who made it.
import { asyncio, ContextVar, coroutine, print } from "asyncio-lessons";

const user = new ContextVar<string>("user", { default: "nobody" });

const log_in = coroutine(function* log_in() {
  yield* asyncio.sleep(1);
  user.set("ann");
});

const main = coroutine(function* main() {
  yield* asyncio.createTask(log_in());
  print("user:", user.get());
});

await asyncio.run(main());

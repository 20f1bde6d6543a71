// Rule 145: a task created right before main returns still gets its first step in the stopping
// iteration; then it is cancelled.
import { asyncio, coroutine, print } from "asyncio-lessons";

const bg = coroutine(function* bg() {
  print("bg started");
  try {
    yield* asyncio.sleep(1);
    print("not reached");
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("bg cancelled");
    throw e;
  }
});

const main = coroutine(function* main() {
  asyncio.createTask(bg());
  print("main returns");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

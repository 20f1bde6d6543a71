// Rule 018: add_done_callback on a done future schedules it for the next iteration; the same callback
// may be registered twice; remove_done_callback removes all and returns the count.
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture<null>();
  const cb = (): void => print("twice");
  const other = (): void => print("other");
  f.addDoneCallback(cb);
  f.addDoneCallback(other);
  f.addDoneCallback(cb);
  print("removed", f.removeDoneCallback(other), f.removeDoneCallback(other));
  f.setResult(null);
  f.addDoneCallback(() => print("late"));
  print("before yield");
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

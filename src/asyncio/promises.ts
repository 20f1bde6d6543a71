// JavaScript promises as futures: the loop counts them as work outside, and waits for them instead of reporting a deadlock.
import type { EventLoop } from "./base_events.js";
import { Future } from "./futures.js";

/** A future of `loop` that gets the promise's value or reason. Cancelling it leaves the promise alone. */
export function fromPromise<T>(promise: PromiseLike<T>, loop: EventLoop): Future<T> {
  const future = new Future<T>({ loop });
  const end = loop._beginOutsideWork();
  future.addDoneCallback(end);
  const settle = (set: () => void): void => {
    end();
    if (loop.isClosed()) return;
    loop.callSoonThreadsafe(() => {
      if (!future.done()) set();
    });
  };
  promise.then(
    (value) => settle(() => future.setResult(value)),
    (reason: unknown) => settle(() => future._setException(reason)),
  );
  return future;
}

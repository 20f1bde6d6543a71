// Who listens to a future: what it tells once it is done.

import { type Callback, Handle } from "./events.js";
import type { Future } from "./futures.js";
import type { Context } from "./python/contextvars.js";
import type { Task } from "./tasks.js";

/** A callback with the context to call it in. */
export class DoneCallback {
  constructor(
    readonly callback: Callback,
    readonly context: Context,
  ) {}

  /** @internal `future`, which it listens to, is done. */
  _notify(future: Future<unknown>): void {
    const handle = new Handle(this.callback, [future], future._loop, this.context);
    future._loop._enqueue(handle);
    future._loop._instrument?.callbackScheduled(handle, future);
  }
}

/** Who is told when the future is done: a callback, or the task that awaits it (its wake-up). */
export type Listener = DoneCallback | Task<unknown>;

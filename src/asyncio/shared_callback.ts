// SharedCallback: one done-callback for very many futures.
import { DoneCallback } from "./base_futures.js";
import { Handle } from "./events.js";
import type { Future } from "./futures.js";
import { type Context, enterContext } from "./python/contextvars.js";
import { repr, reprSymbol } from "./python/repr.js";
import type { Runnable } from "./ready_queue.js";

/**
 * A done-callback of the core's own, for futures of one loop. It stands in the ready queue itself, once for each future that is
 * done, and takes them in that order: a handle for each would cost as much as all that the callback does. Used where
 * nobody could tell the difference: instruments and debug mode are shown handles.
 */
export class SharedCallback extends DoneCallback implements Runnable {
  readonly #call: (future: Future<unknown>) => void;
  readonly #done: Future<unknown>[] = [];
  #taken = 0;

  constructor(callback: (future: Future<unknown>) => void, context: Context) {
    super(callback, context);
    this.#call = callback;
  }

  override _notify(future: Future<unknown>): void {
    const loop = future._loop;
    if (loop._instrument !== null || loop._debug) {
      super._notify(future);
      return;
    }
    loop._enqueue(this);
    this.#done[this.#done.length] = future;
  }

  /** @internal */
  _run(): void {
    const future = this.#done[this.#taken++] as Future<unknown>;
    enterContext(this.context);
    try {
      this.#call(future);
    } catch (exception) {
      this.#handleFor(future)._failed(this.callback, exception);
    }
  }

  /** @internal */
  _isCancelled(): boolean {
    return false;
  }

  /** As the handle that it stands for. */
  [reprSymbol](): string {
    const future = this.#done[Math.max(0, this.#taken - 1)];
    return future === undefined ? "<Handle>" : repr(this.#handleFor(future));
  }

  #handleFor(future: Future<unknown>): Handle {
    return new Handle(this.callback, [future], future._loop, this.context);
  }
}

// Every synchronisation primitive and queue is LoopBound. Rule: it belongs to the first loop in which a task has to
// wait for it; until then it belongs to none, and where nobody ever waits it may be used in any.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { RuntimeError } from "./python/exceptions.js";
import { repr } from "./python/repr.js";
import { getRunningLoop } from "./running.js";

export abstract class LoopBound {
  /** @internal The loop it belongs to, once it belongs to one. */
  _loop: AbstractEventLoop | null = null;

  /**
   * @internal The running loop, to which it belongs from now on.
   *
   * @throws {RuntimeError} when it belongs to another one
   */
  _getLoop(): AbstractEventLoop {
    const loop = getRunningLoop();
    this._loop ??= loop;
    if (this._loop !== loop) throw new RuntimeError(`${repr(this)} is bound to a different event loop`);
    return loop;
  }
}

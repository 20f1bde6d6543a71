// LoopTask: how the loop makes its tasks.
import type { EventLoop } from "./base_events.js";
import { initFuture } from "./futures.js";
import type { Context } from "./python/contextvars.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { subclass } from "./python/subclass.js";
import { initTask, Task } from "./tasks.js";

/** `new Task(coroutine, { loop, name, context })`, without going through options. */
export const LoopTask = subclass<
  Task<unknown>,
  [
    loop: EventLoop,
    coroutine: Coroutine<unknown> | CoroutineGenerator<unknown>,
    name: unknown,
    context: Context | undefined,
  ]
>(Task, function LoopTask(loop, coroutine, name, context) {
  initFuture(this, loop);
  initTask(this, coroutine, name, context, false);
});

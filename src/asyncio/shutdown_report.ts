// What CPython reports when objects are collected is reported here when the program is over.
import type { EventLoop } from "./base_events.js";
import { outsideLoops } from "./never_awaited.js";

const loops = new Set<EventLoop>();

/** @internal Every loop is known from its making to the report at the end. */
export function registerLoop(loop: EventLoop): void {
  loops.add(loop);
}

/**
 * To be called once the program is over: reports the coroutines never awaited, the exceptions never retrieved, and
 * the tasks still pending, each in order of creation. What was reported is not reported again.
 */
export function reportAtExit(): void {
  outsideLoops.report();
  for (const loop of loops) {
    loop._reportUnseen();
    for (const task of [...loop._tasks]) {
      loop._tasks.delete(task);
      if (task._logDestroyPending) {
        loop.callExceptionHandler({ message: "Task was destroyed but it is pending!", task });
      }
    }
  }
  loops.clear();
}

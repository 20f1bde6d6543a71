// The names of the `asyncio` namespace, as CPython's package of that name has them.
export { AsyncGenerator } from "./asyncgens.js";
export type { Awaitable, Suspension } from "./awaitable.js";
export { EventLoop, type EventLoopOptions } from "./base_events.js";
export type { Clock } from "./clocks/clock.js";
export { RealClock } from "./clocks/real.js";
export { VirtualClock } from "./clocks/virtual.js";
export { Coroutine, isCoroutine, isCoroutineFunction } from "./coroutines.js";
export { createTask } from "./create_task.js";
export { eagerTaskFactory } from "./eager.js";
export { ensureFuture } from "./ensure_future.js";
export { Handle, TimerHandle } from "./events.js";
export type { ExceptionContext, ExceptionHandler } from "./exception_handler.js";
export { CancelledError, DeadlockError, InvalidStateError, TimeoutError } from "./exceptions.js";
export { Future, isFuture } from "./futures.js";
export { gather } from "./gather.js";
export { Instrument } from "./instrument.js";
export { type LogRecord, setLogHandler, setWarningHandler, type Warning } from "./log.js";
export { Runner, type RunOptions, run } from "./runners.js";
export {
  getEventLoop,
  getRunningLoop,
  newEventLoop,
  setEventLoop,
  setEventLoopFactory,
} from "./running.js";
export { reportAtExit } from "./shutdown_report.js";
export { sleep } from "./sleep.js";
export type { TaskFactory } from "./task_factory.js";
export { allTasks, currentTask, Task } from "./tasks.js";

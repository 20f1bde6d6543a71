// These are the names of the `asyncio` namespace, which are those of CPython's package. Rule: each is named one by one.
export type { TaskFactory } from "./abstract_event_loop.js";
export { type AsCompleted, type AsCompletedOptions, asCompleted, type UnderWay } from "./as_completed.js";
export { Barrier } from "./barrier.js";
export { EventLoop, type EventLoopOptions } from "./base_events.js";
export type { CallFrame } from "./base_tasks.js";
export type { Clock } from "./clocks/clock.js";
export { RealClock } from "./clocks/real.js";
export { VirtualClock } from "./clocks/virtual.js";
export { Condition } from "./condition.js";
export {
  allTasks,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
  type TaskMaker,
} from "./create_task.js";
export { asPromise, ensureFuture } from "./ensure_future.js";
export { Event } from "./event.js";
export { Handle, TimerHandle } from "./events.js";
export type { ExceptionContext, ExceptionHandler } from "./exception_handler.js";
export { Future, isFuture } from "./futures.js";
export { gather } from "./gather.js";
export {
  type CallGraphOptions,
  captureCallGraph,
  type FutureCallGraph,
  formatCallGraph,
  printCallGraph,
} from "./graph.js";
export { Instrument } from "./instrument.js";
export { Lock } from "./lock.js";
export { wrapFuture } from "./promises.js";
export { AsyncGenerator } from "./python/asyncgens.js";
export type { Awaitable, Suspension } from "./python/awaitable.js";
export { Coroutine, isCoroutine, isCoroutineFunction } from "./python/coroutines.js";
export {
  BrokenBarrierError,
  CancelledError,
  DeadlockError,
  InvalidStateError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  TimeoutError,
} from "./python/exceptions.js";
export {
  type LogRecord,
  setLogHandler,
  setTextHandler,
  setWarningHandler,
  type Warning,
} from "./python/log.js";
export { LifoQueue, PriorityQueue, Queue } from "./queues.js";
export { Runner, type RunOptions, run } from "./runners.js";
export {
  getEventLoop,
  getRunningLoop,
  newEventLoop,
  setEventLoop,
  setEventLoopFactory,
} from "./running.js";
export { BoundedSemaphore, Semaphore } from "./semaphore.js";
export { shield } from "./shield.js";
export { reportAtExit } from "./shutdown_report.js";
export { sleep } from "./sleep.js";
export { TaskGroup } from "./taskgroups.js";
export { Task } from "./tasks.js";
export { ThreadPoolExecutor, toThread } from "./threads/threads.js";
export { ConcurrentFuture, runCoroutineThreadsafe } from "./threads/threadsafe.js";
export { Timeout, timeout, timeoutAt, waitFor } from "./timeouts.js";
export {
  ALL_COMPLETED,
  type DoneAndPending,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  type WaitOptions,
  wait,
} from "./wait.js";

// What the classes call themselves: an instance of each.
import {
  ArithmeticError,
  AssertionError,
  AsyncExitStack,
  asyncGenerator,
  asyncio,
  BaseException,
  BaseExceptionGroup,
  ContextVar,
  copyContext,
  coroutine,
  Exception,
  ExceptionGroup,
  emit,
  GeneratorExit,
  IndexError,
  KeyboardInterrupt,
  KeyError,
  LookupError,
  NotImplementedError,
  OSError,
  print,
  RecursionError,
  RuntimeError,
  repr,
  StopAsyncIteration,
  StopIteration,
  SystemExit,
  ValueError,
  ZeroDivisionError,
} from "asyncio-lessons";

function show(...values: readonly unknown[]): void {
  for (const value of values) print(repr(value));
}

const job = coroutine(function* job() {});
const numbers = asyncGenerator(function* numbers() {
  yield* emit(1);
});
class Own extends asyncio.Lock {}
function called(): void {}

const errors = [
  ...[ArithmeticError, AssertionError, BaseException, Exception, GeneratorExit, IndexError, KeyError],
  ...[KeyboardInterrupt, LookupError, NotImplementedError, OSError, RecursionError, RuntimeError],
  ...[StopAsyncIteration, StopIteration, SystemExit, ValueError, ZeroDivisionError],
  ...[asyncio.BrokenBarrierError, asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty],
  ...[asyncio.QueueFull, asyncio.QueueShutDown, asyncio.TimeoutError],
];

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  show(new asyncio.Lock(), new asyncio.Event(), new asyncio.Condition());
  show(new asyncio.Semaphore(2), new asyncio.BoundedSemaphore(2), new asyncio.Barrier(2), new Own());
  show(new asyncio.Queue(), new asyncio.LifoQueue(), new asyncio.PriorityQueue(3));
  show(new asyncio.TaskGroup(), new asyncio.Runner());
  show(asyncio.timeout(null), loop.createFuture(), asyncio.gather());
  show(loop.callSoon(called), loop.callLater(7, called).cancelled());
  show(new AsyncExitStack(), copyContext(), new ContextVar("v"), new asyncio.ThreadPoolExecutor());
  const made = job();
  show(made, numbers());
  yield* made;
  show(
    new BaseExceptionGroup("m", [new KeyboardInterrupt()]),
    new ExceptionGroup("m", [new ValueError("v")]),
  );
  for (const kind of errors) show(new kind(), new kind("m"));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}

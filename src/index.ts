// The public door: what a program imports.
import * as asyncio from "./asyncio/asyncio.js";
import { Context, ContextVar } from "./asyncio/contextvars.js";
import { BaseExceptionGroup } from "./asyncio/exception_group.js";
import { AsyncExitStack } from "./asyncio/exit_stack.js";
import { markMethods } from "./asyncio/unbound.js";
import { showAsRepr } from "./run/core/program/inspect.js";
import { writeReports } from "./run/core/program/reports.js";

markMethods({ ...asyncio, AsyncExitStack, BaseExceptionGroup, Context, ContextVar });
showAsRepr();
writeReports();

export {
  type AsyncForIterable,
  type AsyncForIterator,
  asyncFor,
  asyncIter,
  asyncNext,
} from "./asyncio/async_for.js";
export { type AsyncContextManager, asyncEnter, asyncExit, asyncWith } from "./asyncio/async_with.js";
export { type AsyncGenerator, asyncGenerator, emit } from "./asyncio/asyncgens.js";
export * as asyncio from "./asyncio/asyncio.js";
export type { Awaitable, Suspension } from "./asyncio/awaitable.js";
export { Context, ContextVar, copyContext, Token } from "./asyncio/contextvars.js";
export {
  Coroutine,
  type CoroutineFunction,
  type CoroutineGenerator,
  coroutine,
} from "./asyncio/coroutines.js";
export { BaseExceptionGroup, type ExceptionCondition, ExceptionGroup } from "./asyncio/exception_group.js";
export {
  ArithmeticError,
  AssertionError,
  BaseException,
  Exception,
  GeneratorExit,
  IndexError,
  isException,
  KeyboardInterrupt,
  KeyError,
  LookupError,
  NotImplementedError,
  OSError,
  RecursionError,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  SystemExit,
  ValueError,
  ZeroDivisionError,
} from "./asyncio/exceptions.js";
export { type AsyncExitCallback, AsyncExitStack, type ExitCallback } from "./asyncio/exit_stack.js";
export { repr } from "./asyncio/repr.js";
export { tuple } from "./asyncio/tuple.js";
export { print } from "./run/core/program/print.js";
export { time } from "./run/core/program/time.js";

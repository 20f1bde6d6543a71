// The public door: what a program imports.
import * as asyncio from "./asyncio/asyncio.js";
import { Context, ContextVar } from "./asyncio/python/contextvars.js";
import { BaseExceptionGroup } from "./asyncio/python/exception_group.js";
import { AsyncExitStack } from "./asyncio/python/exit_stack.js";
import { markMethods } from "./asyncio/python/unbound.js";
import { showAsRepr } from "./run/core/program/print.js";
import { writeReports } from "./run/core/program/reports.js";

markMethods({ ...asyncio, AsyncExitStack, BaseExceptionGroup, Context, ContextVar });
showAsRepr();
writeReports();

export * as asyncio from "./asyncio/asyncio.js";
export { asyncFor } from "./asyncio/python/async_for.js";
export { type AsyncContextManager, asyncEnter, asyncExit, asyncWith } from "./asyncio/python/async_with.js";
export {
  type AsyncForIterable,
  type AsyncForIterator,
  type AsyncGenerator,
  asyncGenerator,
  asyncIter,
  asyncNext,
  emit,
} from "./asyncio/python/asyncgens.js";
export type { Awaitable, Suspension } from "./asyncio/python/awaitable.js";
export { Context, ContextVar, copyContext, Token } from "./asyncio/python/contextvars.js";
export {
  Coroutine,
  type CoroutineFunction,
  type CoroutineGenerator,
  coroutine,
} from "./asyncio/python/coroutines.js";
export {
  BaseExceptionGroup,
  type ExceptionCondition,
  ExceptionGroup,
} from "./asyncio/python/exception_group.js";
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
} from "./asyncio/python/exceptions.js";
export { type AsyncExitCallback, AsyncExitStack, type ExitCallback } from "./asyncio/python/exit_stack.js";
export { repr, tuple } from "./asyncio/python/repr.js";
export { print } from "./run/core/program/print.js";
export { time } from "./run/core/program/time.js";

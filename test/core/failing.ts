// For the tests of task groups: coroutines that fail, and what the group that comes of it holds.
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { BaseExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import { sleep } from "../../src/asyncio/sleep.js";

/** Raises `error` after `delay` seconds. */
export const failAfter = coroutine(function* failAfter(delay: number, error: Error) {
  yield* sleep(delay);
  throw error;
});
/** Sleeps for long; what ends that early is replaced by `error`. */
export const replacing = coroutine(function* replacing(error: () => Error) {
  try {
    yield* sleep(10);
  } catch {
    throw error();
  }
});

/** The classes of what the awaitable's group holds. */
export function* heldBy(failing: Coroutine<unknown>): Generator<Suspension, string[], unknown> {
  try {
    yield* failing;
  } catch (error) {
    if (!(error instanceof BaseExceptionGroup)) throw error;
    return [error.name, ...error.exceptions.map(({ name }) => name)];
  }
  throw new Error("nothing was raised");
}

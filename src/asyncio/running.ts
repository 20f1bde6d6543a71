// This module knows which loop is running, which is the current one, and which one a lock or queue belongs to. Rule: there
// is one running and one current loop a thread, and in JavaScript a thread has its own copy of this module.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Future } from "./futures.js";
import { RuntimeError } from "./python/exceptions.js";
import { warn } from "./python/log.js";
import { repr } from "./python/repr.js";
import { sourceLocation } from "./python/stack_text.js";

let running: AbstractEventLoop | null = null;
let active: AbstractEventLoop | null = null;
let current: AbstractEventLoop | null = null;
// Once somebody has set a loop (or unset it), none is made silently any more.
let isSetCalled = false;
let makeLoop: (() => AbstractEventLoop) | null = null;

/** The running loop, or null. */
export function runningLoop(): AbstractEventLoop | null {
  return running;
}

/** The loop whose run has begun and not ended: unlike the running one also while it waits and others have the thread. */
export function activeLoop(): AbstractEventLoop | null {
  return active;
}

/** For the loop itself, from its run's beginning to its end. */
export function setActiveLoop(loop: AbstractEventLoop | null): void {
  active = loop;
}

/** For the loop itself, around each stretch in which it has the thread. */
export function setRunningLoop(loop: AbstractEventLoop | null): void {
  running = loop;
}

function isLoop(given: unknown): given is AbstractEventLoop {
  return typeof given === "object" && given !== null && "callSoon" in given;
}

/** @throws {TypeError} when `given` is no loop: `{ loop }`, as if that were an option, say */
export function checkLoop(given: unknown, call: string): void {
  if (!isLoop(given)) throw new TypeError(`${call}() takes the event loop itself, got ${repr(given)}`);
}

/**
 * The loop that is running now.
 *
 * @throws {RuntimeError} when called from outside a coroutine or callback
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.get_running_loop
 */
export function getRunningLoop(): AbstractEventLoop {
  if (running === null) throw new RuntimeError("no running event loop");
  return running;
}

/**
 * The running loop, else the current one; else, unless `setEventLoop` was ever called, one is made, with a warning.
 *
 * @throws {RuntimeError} when there is none and none may be made
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.get_event_loop
 */
export function getEventLoop(): AbstractEventLoop {
  if (running !== null) return running;
  if (current === null && !isSetCalled) {
    const called = sourceLocation(getEventLoop)() ?? undefined;
    warn("DeprecationWarning", "There is no current event loop", called);
    setEventLoop(newEventLoop());
  }
  if (current === null) throw new RuntimeError("There is no current event loop in thread 'MainThread'.");
  return current;
}

/**
 * Makes `loop` the current one; null: none.
 *
 * @throws {TypeError} when it is neither
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.set_event_loop
 */
export function setEventLoop(loop: AbstractEventLoop | null): void {
  isSetCalled = true;
  if (loop !== null && !isLoop(loop))
    throw new TypeError(`loop must be an instance of AbstractEventLoop or None, not '${typeof loop}'`);
  current = loop;
}

/**
 * A new loop, of the kind that `setEventLoopFactory` chose.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.new_event_loop
 */
export function newEventLoop(): AbstractEventLoop {
  if (makeLoop === null) throw new RuntimeError("no event loop factory is set");
  return makeLoop();
}

/**
 * Chooses how `newEventLoop`, and so `run`, makes its loops, as CPython's event loop policy does. Returns the one before.
 */
export function setEventLoopFactory(factory: () => AbstractEventLoop): (() => AbstractEventLoop) | null {
  const previous = makeLoop;
  makeLoop = factory;
  return previous;
}

/** A primitive or queue belongs to the first loop in which a task has to wait for it; until then it is used in any. */
export abstract class LoopBound {
  /** @internal The loop it belongs to, once it belongs to one. */
  _loop: AbstractEventLoop | null = null;

  /** @internal The running loop, to which it belongs from now on; a RuntimeError when it belongs to another one. */
  _getLoop(): AbstractEventLoop {
    const loop = getRunningLoop();
    this._loop ??= loop;
    if (this._loop !== loop) throw new RuntimeError(`${repr(this)} is bound to a different event loop`);
    return loop;
  }

  /** @internal A future for someone who has to wait. */
  _makeWaiter<T>(): Future<T> {
    const waiter = this._getLoop().createFuture<T>();
    waiter._value = this;
    return waiter;
  }

  /** @internal For the report of a deadlock: its state, and what nobody is left to do for `waiter`. */
  abstract _lack(waiter: Future<unknown>): string;
}

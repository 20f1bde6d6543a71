// The part of an event loop that has to do with calls: now, and when a time has come.
import type { EventLoop } from "./base_events.js";
import { type CallOptions, splitOptions } from "./call_options.js";
import { checkCallback, checkSeconds } from "./check_callback.js";
import { type Callback, Handle, TimerHandle } from "./events.js";
import { LoopWithThreads } from "./loop_threads.js";
import { checkBound } from "./unbound.js";

/** What a callback is called with. */
type Arguments = readonly unknown[];
/** No method that needs the object it belongs to: the loop calls functions alone. */
type Calling<A extends Arguments> = (this: void, ...args: A) => unknown;

export abstract class LoopWithCalls extends LoopWithThreads {
  /**
   * Has `callback(...args)` called in the next iteration, after what is ready already. Options may follow the arguments:
   * `{ context }`, an object that holds a `Context` and nothing else, under that name or one so near that it must be
   * misspelt. Any other object is an argument; one that looks like options is passed within a function of one's own.
   *
   * @throws {TypeError} when `context` is misspelt, and for a method of the library's without its object: as JavaScript
   * binds none, it is `callSoon(() => event.set())`
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon
   */
  callSoon<A extends Arguments>(this: EventLoop, callback: Calling<A>, ...args: A): Handle;
  callSoon<A extends Arguments>(this: EventLoop, callback: Calling<A>, ...args: [...A, CallOptions]): Handle;
  callSoon(this: EventLoop, callback: Callback, ...args: Arguments): Handle {
    return this._callSoon(callback, args, "callSoon", "call_soon");
  }

  /**
   * Like `callSoon`. A thread of JavaScript's has its loop for itself, and `callSoon` wakes a waiting loop as well:
   * the two differ in their name only.
   *
   * @throws {TypeError} when `context` is misspelt
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe
   */
  callSoonThreadsafe<A extends Arguments>(this: EventLoop, callback: Calling<A>, ...args: A): Handle;
  callSoonThreadsafe<A extends Arguments>(
    this: EventLoop,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): Handle;
  callSoonThreadsafe(this: EventLoop, callback: Callback, ...args: Arguments): Handle {
    return this._callSoon(callback, args, "callSoonThreadsafe", "call_soon_threadsafe");
  }

  /**
   * Has `callback(...args)` called `delay` seconds from now. Options may follow, as for `callSoon`.
   *
   * @throws {TypeError} when the delay is no number, and when `context` is misspelt
   * @throws {ValueError} when it is NaN
   */
  callLater<A extends Arguments>(
    this: EventLoop,
    delay: number,
    callback: Calling<A>,
    ...args: A
  ): TimerHandle;
  callLater<A extends Arguments>(
    this: EventLoop,
    delay: number,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): TimerHandle;
  callLater(this: EventLoop, delay: number, callback: Callback, ...args: Arguments): TimerHandle {
    checkSeconds(delay, "delay must not be None");
    return this._callAt(this.time() + delay, callback, args, "callLater");
  }

  /**
   * Has `callback(...args)` called at `when`, a time of `loop.time()` in seconds. Options may follow, as for `callSoon`.
   *
   * @throws {TypeError} when the time is no number, and when `context` is misspelt
   * @throws {ValueError} when it is NaN
   * @throws {RuntimeError} when the loop is closed
   */
  callAt<A extends Arguments>(this: EventLoop, when: number, callback: Calling<A>, ...args: A): TimerHandle;
  callAt<A extends Arguments>(
    this: EventLoop,
    when: number,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): TimerHandle;
  callAt(this: EventLoop, when: number, callback: Callback, ...args: Arguments): TimerHandle {
    checkSeconds(when, "when cannot be None");
    return this._callAt(when, callback, args, "callAt");
  }

  private _callAt(
    this: EventLoop,
    when: number,
    callback: Callback,
    args: Arguments,
    call: "callLater" | "callAt",
  ): TimerHandle {
    this._checkClosed();
    if (this._debug) checkCallback(callback, "call_at");
    checkBound(callback, args.length > 0);
    const [ownArgs, context] = splitOptions(args, call);
    return this._addTimer(new TimerHandle(when, callback, ownArgs, this, context));
  }

  private _callSoon(
    this: EventLoop,
    callback: Callback,
    args: Arguments,
    call: "callSoon" | "callSoonThreadsafe",
    pythons: string,
  ): Handle {
    this._checkClosed();
    if (this._debug) checkCallback(callback, pythons);
    checkBound(callback, args.length > 0);
    const [ownArgs, context] = splitOptions(args, call);
    const handle = new Handle(callback, ownArgs, this, context);
    this._enqueue(handle);
    this._instrument?.callbackScheduled(handle, null);
    return handle;
  }

  /** @internal Puts a timer into the heap. */
  _addTimer<H extends TimerHandle>(this: EventLoop, timer: H): H {
    this._driver.addTimer(timer);
    this._instrument?.timerSet(timer);
    return timer;
  }
}

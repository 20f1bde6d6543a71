// Handle and TimerHandle as objects: what they hold, how they are written, how they compare.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { type Callback, Handle, TimerHandle } from "../../src/asyncio/events.js";
import type { ExceptionContext } from "../../src/asyncio/exception_handler.js";
import { copyContext } from "../../src/asyncio/python/contextvars.js";
import { ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { runOnce } from "./briefly.js";
import { virtualLoop } from "./virtual.js";

function callback(..._args: unknown[]): void {}

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
});
afterEach(() => loop.close());

const timer = (when: number, called: Callback = callback, args: readonly unknown[] = []): TimerHandle =>
  new TimerHandle(when, called, args, loop, copyContext());

describe("a handle", () => {
  // covers: test_events.HandleTests.test_handle
  test("holds its callback and arguments until it is cancelled", () => {
    const args = [1, "two"];
    const handle = new Handle(callback, args, loop, copyContext());
    expect([handle._callback, handle._args]).toEqual([callback, args]);
    expect(handle.cancelled()).toBe(false);
    handle.cancel();
    expect(handle.cancelled()).toBe(true);
    expect([handle._callback, handle._args]).toEqual([null, []]);
  });

  // covers: test_events.HandleTests.test_callback_with_exception
  test("whose callback throws tells the exception handler: message, exception and itself", async () => {
    const error = new ValueError("e");
    const heard: ExceptionContext[] = [];
    loop.setExceptionHandler((_loop, context) => heard.push(context));
    const handle = loop.callSoon(function fails() {
      throw error;
    });
    await runOnce(loop);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toEqual({ message: "Exception in callback fails()", exception: error, handle });
  });

  // covers: test_events.HandleTests.test_handle_repr
  test("is written with its callback's name, without arguments, and is just cancelled after that", () => {
    const handle = new Handle(callback, [1, 2], loop, copyContext());
    expect(repr(handle)).toBe("<Handle callback()>");
    handle.cancel();
    expect(repr(handle)).toBe("<Handle cancelled>");
    const bound = callback.bind(null, 1);
    expect(repr(new Handle(bound, [], loop, copyContext()))).toBe("<Handle bound callback()>");
    expect(repr(new Handle((() => () => {})(), [], loop, copyContext()))).toBe("<Handle <lambda>()>");
    const method = { name(): void {} };
    expect(repr(new Handle(method.name, [], loop, copyContext()))).toBe("<Handle name()>");
  });
});

describe("a timer handle", () => {
  // covers: test_events.TimerTests.test_when, test_events.TimerTests.test_timer
  test("holds its deadline, also when it is cancelled", () => {
    const args = [1, 2, 3];
    const handle = timer(1234.5, callback, args);
    expect([handle.when(), handle._callback, handle._args]).toEqual([1234.5, callback, args]);
    expect(handle.cancelled()).toBe(false);
    handle.cancel();
    expect([handle.cancelled(), handle.when()]).toEqual([true, 1234.5]);
    expect([handle._callback, handle._args]).toEqual([null, []]);
  });

  // covers: test_events.TimerTests.test_timer_repr
  test("is written with its deadline", () => {
    const handle = timer(123);
    expect(repr(handle)).toBe("<TimerHandle when=123 callback()>");
    handle.cancel();
    expect(repr(handle)).toBe("<TimerHandle cancelled when=123>");
  });

  // covers: test_events.TimerTests.test_timer_comparison
  test("compares by its deadline, and equals what has the same deadline, callback and arguments", () => {
    const [one, same, later] = [timer(5, callback, [1]), timer(5, callback, [1]), timer(15, callback, [1])];
    expect([one < same, same < one, one > same, same > one]).toEqual([false, false, false, false]);
    expect([one <= same, same <= one, one >= same, same >= one]).toEqual([true, true, true, true]);
    expect([one < later, later < one, one <= later, later <= one]).toEqual([true, false, true, false]);
    expect([one > later, later > one, one >= later, later >= one]).toEqual([false, true, false, true]);
    expect([one.equals(same), same.equals(one), one.equals(later)]).toEqual([true, true, false]);
    for (const other of [
      timer(5, callback, []),
      timer(5, callback, [2]),
      timer(5, () => {}, [1]),
      new Handle(callback, [1], loop, copyContext()),
      5,
      null,
    ]) {
      expect(one.equals(other)).toBe(false);
    }
    same.cancel();
    expect(one.equals(same)).toBe(false);
    one.cancel();
    expect(one.equals(same)).toBe(true);
  });
});

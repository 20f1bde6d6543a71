// shield: what passes through it, and what does not.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { setEventLoop } from "../../src/asyncio/running.js";
import { shield } from "../../src/asyncio/shield.js";
import { runBriefly } from "./briefly.js";
import { hearReports, virtualLoop } from "./virtual.js";

let loop: EventLoop;
let inner: Future<unknown>;

beforeEach(() => {
  loop = virtualLoop();
  inner = loop.createFuture();
  setEventLoop(null);
});
afterEach(() => {
  loop.close();
});

const returns42 = coroutine(function* returns42() {
  return 42;
});

describe("a shield", () => {
  // covers: test_tasks.BaseTaskTests.test_shield_result
  test("has the result", async () => {
    const outer = shield(inner);
    inner.setResult(42);
    expect(await loop.runUntilComplete(outer)).toBe(42);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_exception
  test.each([new RuntimeError("expected"), null, undefined])("has the exception: %s", async (thrown) => {
    const raises = coroutine(function* raises() {
      throw thrown;
    });
    const outer = shield(loop.createTask(raises()));
    await runBriefly(loop);
    await runBriefly(loop);
    expect(outer.exception()).toBe(thrown);
    let raised: unknown = "nothing";
    try {
      outer.result();
    } catch (error) {
      raised = error;
    }
    expect(raised).toBe(thrown);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_cancel_inner
  test("is cancelled when what it shields is", async () => {
    const outer = shield(inner);
    await runBriefly(loop);
    inner.cancel();
    await runBriefly(loop);
    expect(outer.cancelled()).toBe(true);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_cancel_outer
  test("may be cancelled by itself, and then leaves no callback on either side", async () => {
    const outer = shield(inner);
    await runBriefly(loop);
    outer.cancel();
    await runBriefly(loop);
    expect([outer.cancelled(), inner.done()]).toEqual([true, false]);
    expect([outer._listeners(), inner._listeners()]).toEqual([[], []]);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_shortcut
  test("of what is done already is that itself", async () => {
    inner.setResult(42);
    expect(shield(inner) === inner).toBe(true);
    expect(await loop.runUntilComplete(shield(inner))).toBe(42);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_effect
  test("keeps a cancellation of the awaiting task away from the shielded one", async () => {
    const events: string[] = [];
    const shielded = coroutine(function* shielded() {
      yield* inner;
      events.push("inner");
    });
    const outer = coroutine(function* outer() {
      yield* shield(shielded());
      events.push("outer");
    });
    const task = loop.createTask(outer());
    await runBriefly(loop);
    task.cancel();
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    inner.setResult(null);
    await runBriefly(loop);
    expect(events).toEqual(["inner"]);
  });

  test("cancelled in the iteration in which the shielded fails hides that exception", async () => {
    const heard = hearReports();
    const outer = shield(inner);
    inner.setException(new RuntimeError("lost"));
    outer.cancel();
    await runBriefly(loop);
    loop.close();
    expect(heard).toEqual([]);
  });

  test("cancelled earlier leaves that exception to be reported", async () => {
    const heard = hearReports();
    const outer = shield(inner);
    outer.cancel();
    await runBriefly(loop);
    inner.setException(new RuntimeError("lost"));
    loop.close();
    expect(heard.join()).toContain("Future exception was never retrieved");
  });
});

describe("shield and gather", () => {
  let children: [Future<number>, Future<number>];

  beforeEach(() => {
    children = [loop.createFuture(), loop.createFuture()];
  });

  // covers: test_tasks.BaseTaskTests.test_shield_gather
  test("a shielded gather goes on when the shield is cancelled", async () => {
    const parent = gather(...children);
    const outer = shield(parent);
    await runBriefly(loop);
    outer.cancel();
    await runBriefly(loop);
    expect(outer.cancelled()).toBe(true);
    children[0].setResult(1);
    children[1].setResult(2);
    await runBriefly(loop);
    expect(parent.result()).toEqual([1, 2]);
  });

  // covers: test_tasks.BaseTaskTests.test_gather_shield
  test("a gather of shields cancels these, and not what they shield", async () => {
    const shields = children.map((child) => shield(child));
    const parent = gather(...shields);
    await runBriefly(loop);
    parent.cancel();
    await runBriefly(loop);
    expect(parent.exception()).toEqual(new CancelledError());
    expect(shields.map((each) => each.cancelled())).toEqual([true, true]);
    expect(children.map((each) => each.cancelled())).toEqual([false, false]);
    for (const child of children) child.setResult(1);
    await runBriefly(loop);
  });
});

describe("shield of a coroutine", () => {
  // covers: test_tasks.BaseTaskTests.test_shield_coroutine_without_loop
  test("needs a loop", () => {
    const one = returns42();
    expect(() => shield(one)).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    one.close();
  });

  // covers: test_tasks.BaseTaskTests.test_shield_coroutine_use_running_loop
  test("runs it on the running loop", async () => {
    const main = coroutine(function* main() {
      return [shield(returns42())] as const;
    });
    const [outer] = await loop.runUntilComplete(main());
    expect(outer.getLoop()).toBe(loop);
    expect(await loop.runUntilComplete(outer)).toBe(42);
  });

  // covers: test_tasks.BaseTaskTests.test_shield_coroutine_use_global_loop
  test("runs it on the current loop when none is running", async () => {
    setEventLoop(loop);
    const outer = shield(returns42());
    expect(outer.getLoop()).toBe(loop);
    expect(await loop.runUntilComplete(outer)).toBe(42);
  });

  test("refuses what cannot be awaited", () => {
    expect(() => shield(1 as never)).toThrow(
      new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
    );
  });
});

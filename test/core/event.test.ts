// Event: who waits, and who is woken. The order in whole programs is in test/core/conformance (rules 119 and 120).
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { Event } from "../../src/asyncio/event.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

describe("an event", () => {
  // covers: test_locks.EventTests.test_clear
  test("is unset until it is set, and again once it is cleared, also outside a loop", () => {
    const event = new Event();
    const seen = [event.isSet()];
    for (const change of ["set", "set", "clear", "clear"] as const) {
      event[change]();
      seen.push(event.isSet());
    }
    expect(seen).toEqual([false, true, true, false, false]);
  });

  // covers: test_locks.EventTests.test_repr
  test("says in its repr whether it is set, and how many wait", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      const written = [repr(event)];
      const tasks = tasksOf(2, () => wait(event));
      yield* turns(1);
      written.push(repr(event));
      event.set();
      written.push(repr(event));
      for (const task of tasks) yield* task;
      return [...written, repr(event)];
    });
    expect(await runVirtual(main())).toEqual([
      "<asyncio.locks.Event object [unset]>",
      "<asyncio.locks.Event object [unset, waiters:2]>",
      "<asyncio.locks.Event object [set, waiters:2]>",
      "<asyncio.locks.Event object [set]>",
    ]);
  });

  // covers: test_locks.EventTests.test_wait
  test("wakes all who wait a turn after it is set; who comes to it set is not held up, and goes on before them", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      const passed: number[] = [];
      function* passes(index: number) {
        if (yield* event.wait()) passed.push(index);
      }
      const tasks = tasksOf(2, passes);
      yield* turns(1);
      expect(passed).toEqual([]);
      tasks.push(createTask(passes(2)));
      event.set();
      yield* turns(1);
      expect(tasks.map((task) => task.done())).toEqual([true, true, true]);
      return passed;
    });
    expect(await runVirtual(main())).toEqual([2, 0, 1]);
  });

  // covers: test_locks.EventTests.test_wait_on_set
  test("that is set gives true", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      event.set();
      return yield* event.wait();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  // covers: test_locks.EventTests.test_wait_cancel
  test("forgets who is cancelled, and wakes the others", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      const [cancelled, other] = [createTask(event.wait()), createTask(event.wait())];
      getRunningLoop().callSoon(() => cancelled.cancel());
      expect(yield* thrownBy(cancelled)).toEqual(new CancelledError());
      expect(repr(event)).toBe("<asyncio.locks.Event object [unset, waiters:1]>");
      event.set();
      yield* other;
      return repr(event);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Event object [set]>");
  });

  // covers: test_locks.EventTests.test_clear_with_waiters
  test("lets through whoever waited when it was set, whatever is done with it in the same turn", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      const task = createTask(wait(event));
      yield* turns(1);
      event.set();
      event.clear();
      expect(event.isSet()).toBe(false);
      event.set();
      event.set();
      expect(repr(event)).toBe("<asyncio.locks.Event object [set, waiters:1]>");
      yield* turns(1);
      expect(repr(event)).toBe("<asyncio.locks.Event object [set]>");
      expect(task.done()).toBe(true);
      return task.result();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  test("set, cleared and set again in one turn also wakes those who came to it between", async () => {
    const main = coroutine(function* main() {
      const event = new Event();
      const first = createTask(event.wait());
      yield* turns(1);
      event.set();
      event.clear();
      const later = event.wait();
      const second = createTask(later);
      yield* turns(1);
      expect([first.done(), second.done()]).toEqual([true, false]);
      event.set();
      yield* turns(1);
      return second.done();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  test("belongs to the loop in which somebody first waited", async () => {
    const event = new Event();
    const first = coroutine(function* first() {
      const waiting = createTask(event.wait());
      yield* turns(1);
      event.set();
      return yield* waiting;
    });
    expect(await runVirtual(first())).toBe(true);
    const second = coroutine(function* second() {
      const set = yield* event.wait();
      event.clear();
      return [set, yield* thrownBy(event.wait())];
    });
    const message = "<asyncio.locks.Event object [unset]> is bound to a different event loop";
    expect(await runVirtual(second())).toEqual([true, new RuntimeError(message)]);
  });
});

function* wait(event: Event) {
  return yield* event.wait();
}

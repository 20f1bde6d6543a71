// Barrier under reset and abort: who is refused, and who passes all the same. The exact iterations are in
// test/core/conformance (rule 134, and barrier_scenes).
import { describe, expect, test } from "vitest";
import { Barrier } from "../../src/asyncio/barrier.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { BrokenBarrierError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { empty, parties, passing, passOrNot } from "./barrier_passing.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

describe("resetting a barrier", () => {
  // covers: test_locks.BarrierTests.test_reset_barrier
  test("at which nobody waits changes nothing", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(1);
      createTask(barrier.reset());
      yield* turns(1);
      return [barrier.nWaiting, barrier.broken, yield* barrier.wait()];
    });
    expect(await runVirtual(main())).toEqual([0, false, 0]);
  });

  // covers: test_locks.BarrierTests.test_reset_barrier_while_tasks_waiting
  test("refuses all who wait, and leaves it empty and whole", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(parties);
      const waiting = tasksOf(parties - 1, () => thrownBy(barrier.wait()));
      yield* turns(1);
      createTask(barrier.reset());
      return [yield* gather(...waiting), repr(barrier)];
    });
    const error = new BrokenBarrierError("Abort or reset of barrier");
    expect(await runVirtual(main())).toEqual([[error, error, error, error], empty]);
  });

  // covers: test_locks.BarrierTests.test_reset_barrier_when_tasks_half_draining
  test("while it drains refuses those who have not gone on yet", async () => {
    const { results, written } = await passing(function* (barrier) {
      const outcome = yield* passOrNot(barrier);
      // Three have gone on: the reset comes before the other two.
      if (barrier._count === 2) yield* barrier.reset();
      return outcome;
    });
    expect(results).toEqual([0, 1, "refused", "refused", 4]);
    expect(written).toBe(empty);
  });

  // covers: test_locks.BarrierTests.test_reset_barrier_when_tasks_half_draining_half_blocking
  test("while it drains does not refuse those who wait for the next round", async () => {
    let passed = 0;
    const { results, written } = await passing(function* (barrier) {
      const first = yield* passOrNot(barrier);
      if (first !== "refused" && ++passed === 3) yield* barrier.reset();
      return [first, yield* passOrNot(barrier)];
    });
    expect(results).toEqual([
      [0, 2],
      [1, 3],
      ["refused", 4],
      ["refused", 0],
      [4, 1],
    ]);
    expect(written).toBe(empty);
  });

  // covers: test_locks.BarrierTests.test_reset_barrier_while_tasks_waiting_and_waiting_again
  test("lets those who were refused wait again at once", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(parties);
      const waiting = tasksOf(parties - 1, function* () {
        return [yield* passOrNot(barrier), yield* passOrNot(barrier)];
      });
      createTask(barrier.reset());
      yield* turns(1);
      const last = createTask(
        asyncWith(barrier, function* (index) {
          return index;
        }),
      );
      return [yield* gather(...waiting), yield* last, repr(barrier)];
    });
    expect(await runVirtual(main())).toEqual([
      [
        ["refused", 2],
        ["refused", 3],
        ["refused", 4],
        ["refused", 0],
      ],
      1,
      empty,
    ]);
  });

  // covers: test_locks.BarrierTests.test_reset_barrier_while_tasks_draining
  test("by the last to go on does not refuse those who wait for the next round, nor the one after it", async () => {
    let passed = 0;
    const { results, written } = await passing(function* (barrier) {
      yield* barrier.wait();
      if (++passed === parties) yield* barrier.reset();
      return [yield* passOrNot(barrier), yield* passOrNot(barrier)];
    });
    expect(results).toEqual([
      [2, 4],
      [3, 0],
      [4, 1],
      [0, 2],
      [1, 3],
    ]);
    expect(written).toBe(empty);
  });
});

describe("aborting a barrier", () => {
  // covers: test_locks.BarrierTests.test_abort_barrier
  test("breaks it, and whoever comes is refused, until it is reset", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(1);
      createTask(barrier.abort());
      yield* turns(1);
      const states = [barrier.nWaiting, barrier.broken, repr(barrier)];
      const refused = yield* thrownBy(barrier.wait());
      yield* barrier.reset();
      return [...states, refused, refused instanceof RuntimeError, barrier.broken, yield* barrier.wait()];
    });
    expect(await runVirtual(main())).toEqual([
      0,
      true,
      "<asyncio.locks.Barrier object [broken]>",
      new BrokenBarrierError("Barrier aborted"),
      true,
      false,
      0,
    ]);
  });

  // covers: test_locks.BarrierTests.test_abort_barrier_when_tasks_half_draining_half_blocking
  test("while it drains refuses those who have not gone on and those who wait for the next round", async () => {
    let passed = 0;
    const { results, barrier } = await passing(function* (barrier) {
      const first = yield* passOrNot(barrier);
      if (first === "refused") return first;
      if (++passed < 3) return yield* passOrNot(barrier);
      yield* barrier.abort();
      return "aborted";
    });
    // 4 and 0 go on, and come again; 1 aborts.
    expect(results).toEqual(["refused", "aborted", "refused", "refused", "refused"]);
    expect([barrier.broken, barrier.nWaiting]).toEqual([true, 0]);
  });

  // covers: test_locks.BarrierTests.test_abort_barrier_when_exception
  test("by one who failed behind it spares the others a wait for that one", async () => {
    const { results, barrier } = await passing(function* (barrier) {
      try {
        const index = yield* asyncWith(barrier, function* (index) {
          if (index === 2) throw new ValueError("failed");
          return index;
        });
        return [index, yield* passOrNot(barrier)];
      } catch (error) {
        if (error instanceof BrokenBarrierError) return "refused";
        if (!(error instanceof ValueError)) throw error;
        yield* barrier.abort();
        return "failed";
      }
    });
    // 3 had not yet gone on when 2 failed.
    expect(results).toEqual([[0, "refused"], [1, "refused"], "failed", "refused", [4, "refused"]]);
    expect([barrier.broken, barrier.nWaiting]).toEqual([true, 0]);
  });

  // covers: test_locks.BarrierTests.test_abort_barrier_when_exception_then_resetting
  test("can be made good by a reset that all have come together for", async () => {
    const meeting = new Barrier(parties);
    const { results, written } = await passing(function* (barrier) {
      const outcomes: unknown[] = [yield* passOrNot(barrier)];
      if (outcomes[0] === 2) yield* barrier.abort();
      else if (outcomes[0] !== "refused") outcomes.push(yield* passOrNot(barrier));
      if ((yield* meeting.wait()) === 2) yield* barrier.reset();
      yield* meeting.wait();
      return [...outcomes, yield* passOrNot(barrier)];
    });
    expect(results).toEqual([
      [0, "refused", 1],
      [1, "refused", 2],
      [2, 3],
      ["refused", 4],
      [4, "refused", 0],
    ]);
    expect([written, repr(meeting)]).toEqual([empty, empty]);
  });
});

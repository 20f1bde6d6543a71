// gather, beyond what the conformance programs compare: its arguments, and exceptions that are not Python's.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { thrownBy } from "./turns.js";
import { hearReports, runVirtual } from "./virtual.js";

const fails = coroutine(function* fails(error: unknown) {
  yield* sleep(0);
  throw error;
});

describe("gather", () => {
  test("takes options with nothing to gather, and an object of one's own that can be awaited", async () => {
    class Answer {
      *[Symbol.iterator](): Generator<null, number, unknown> {
        yield null;
        return 42;
      }
    }
    const main = coroutine(function* main() {
      return [yield* gather({ returnExceptions: true }), yield* gather(new Answer())];
    });
    expect(await runVirtual(main())).toEqual([[], [42]]);
  });

  test.each([1, null, "text", [1], {}])("refuses %s", async (wrong) => {
    const main = coroutine(function* main() {
      const future = sleep(0);
      expect(() => gather(future, wrong as never, future)).toThrow(
        new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
      );
    });
    await runVirtual(main());
  });

  test("raises what was thrown, whatever it is", async () => {
    const main = coroutine(function* main() {
      try {
        yield* gather(fails("text"), sleep(1));
      } catch (error) {
        return error;
      }
      return null;
    });
    expect(await runVirtual(main())).toBe("text");
  });

  test.each([undefined, null, 0])("raises %s, too, and does not take it for success", async (value) => {
    const raises = coroutine(function* raises() {
      try {
        return ["result", yield* gather(fails(value))];
      } catch (error) {
        return ["raised", error];
      }
    });
    expect(await runVirtual(raises())).toEqual(["raised", value]);
    const lists = coroutine(function* lists() {
      return yield* gather(fails(value), sleep(0, "r"), { returnExceptions: true });
    });
    expect(await runVirtual(lists())).toEqual([value, "r"]);
  });

  test("that is cancelled when all is done does nothing", async () => {
    const main = coroutine(function* main() {
      const gathered = gather(sleep(0, 1));
      yield* gathered;
      return gathered.cancel();
    });
    expect(await runVirtual(main())).toBe(false);
  });

  test("hands the message of its cancel to the children", async () => {
    const seen: unknown[] = [];
    const child = coroutine(function* child() {
      try {
        yield* sleep(9);
      } catch (error) {
        if (error instanceof CancelledError) seen.push(error.args[0]);
        throw error;
      }
    });
    const main = coroutine(function* main() {
      const gathered = gather(child(), child(), createTask(child()));
      yield* sleep(0);
      gathered.cancel("enough");
      try {
        yield* gathered;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
      }
    });
    await runVirtual(main());
    expect(seen).toEqual(["enough", "enough", "enough"]);
  });

  test.each([["bad"], ["bad", "good"], ["good", "bad"], ["bad", "bad"]])(
    "with returnExceptions looks at all exceptions also when it is cancelled, so none is reported: %s, %s",
    async (...names) => {
      const heard = hearReports();
      const good = coroutine(function* good() {
        yield* sleep(9);
      });
      const bad = coroutine(function* bad() {
        try {
          yield* sleep(9);
        } catch {
          throw new ValueError("while cleaning up");
        }
      });
      const main = coroutine(function* main() {
        const failed = getRunningLoop().createFuture();
        failed.setException(new ValueError("before"));
        const gathered = gather(failed, ...names.map((name) => (name === "bad" ? bad() : good())), {
          returnExceptions: true,
        });
        yield* sleep(0);
        gathered.cancel();
        try {
          yield* gathered;
        } catch (error) {
          return [repr(error), gathered.cancelled()];
        }
        return "not cancelled";
      });
      expect(await runVirtual(main())).toEqual(["CancelledError()", false]);
      reportAtExit();
      expect(heard).toEqual([]);
    },
  );

  test("of gathers, when cancelled, leaves the inner ones their exceptions", async () => {
    const main = coroutine(function* main() {
      const inner = gather(sleep(9), { returnExceptions: true });
      const outer = gather(inner, { returnExceptions: true });
      yield* sleep(0);
      outer.cancel("enough");
      const caught: unknown[] = [];
      for (const gathered of [outer, inner, inner]) {
        try {
          yield* gathered;
        } catch (error) {
          caught.push(error);
        }
      }
      return caught;
    });
    const [first, second, third] = await runVirtual(main());
    expect(first).toEqual(new CancelledError());
    expect(second).toEqual(new CancelledError("enough"));
    expect(third).toBe(second);
    expect(first).not.toBe(second);
  });

  test("keeps later exceptions to itself", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const [first, second] = [new ValueError("first"), new ValueError("second")];
      const raised = yield* thrownBy(gather(fails(first), fails(second)));
      yield* sleep(1);
      return raised === first;
    });
    expect(await runVirtual(main())).toBe(true);
    expect(heard).toEqual([]);
  });
});

// Asynchronous generators. What their methods do in each state is compared with CPython (conformance, asyncgen_protocol);
// here: who knows of them, and when they are closed.
import { beforeEach, describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { asyncGenerator, emit } from "../../src/asyncio/python/asyncgens.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  KeyError,
  RuntimeError,
  StopAsyncIteration,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { thrownBy } from "./turns.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

let lines: string[] = [];
let heard: string[] = [];

const count = asyncGenerator(function* count(name: string, to: number) {
  try {
    for (let i = 0; i < to; i++) {
      yield* sleep(0.001);
      yield* emit(i);
    }
  } finally {
    yield* sleep(0);
    lines.push(`${name} closed`);
  }
});

beforeEach(() => {
  hearReports();
  reportAtExit();
  lines = [];
  heard = hearReports();
});

describe("an asynchronous generator", () => {
  test("makes an exception of a class: of one that is thrown in, and of one that it raises", async () => {
    const seen: string[] = [];
    const numbers = asyncGenerator(function* numbers() {
      try {
        yield* emit(1);
      } catch (error) {
        seen.push(repr(error));
        throw KeyError;
      }
    });
    const main = coroutine(function* main() {
      for (const isBegun of [true, false]) {
        const g = numbers();
        if (isBegun) yield* g.anext();
        try {
          yield* g.athrow(ValueError);
        } catch (error) {
          seen.push(repr(error));
        }
      }
    });
    await runVirtual(main());
    expect(seen).toEqual(["ValueError()", "KeyError()", "ValueError()"]);
  });

  test("gives its values one by one, and StopAsyncIteration after the last", async () => {
    const main = coroutine(function* main() {
      const numbers = count("numbers", 3);
      const values: number[] = [];
      try {
        for (;;) values.push(yield* numbers.anext());
      } catch (error) {
        if (!(error instanceof StopAsyncIteration)) throw error;
      }
      return values;
    });
    expect(await runVirtual(main())).toEqual([0, 1, 2]);
    expect(lines).toEqual(["numbers closed"]);
  });

  test("lets other tasks run while it awaits", async () => {
    const main = coroutine(function* main() {
      const other = createTask(sleep(0, "other"));
      yield* count("numbers", 1).anext();
      return other.done();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  test("gets what asend sends as the result of emit", async () => {
    const echo = asyncGenerator(function* echo() {
      let received: unknown = "nothing yet";
      for (;;) received = yield* emit(`got ${repr(received)}`);
    });
    const main = coroutine(function* main() {
      const g = echo();
      return [yield* g.asend(null), yield* g.asend(1), yield* g.anext(), yield* g.asend("x")];
    });
    expect(await runVirtual(main())).toEqual(["got 'nothing yet'", "got 1", "got None", "got 'x'"]);
  });

  test("notes the exception thrown in as the context of the one it raises instead", async () => {
    const replaces = asyncGenerator(function* replaces() {
      try {
        yield* emit(1);
      } catch {
        throw new ValueError("instead");
      }
    });
    const thrown = new Error("thrown in");
    const main = coroutine(function* main() {
      const g = replaces();
      yield* g.anext();
      return yield* thrownBy(g.athrow(thrown));
    });
    const raised = await runVirtual(main());
    expect(raised).toEqual(new ValueError("instead"));
    expect((raised as ValueError).context).toBe(thrown);
  });

  test("is told so where it emits while it is closed", async () => {
    const refusing = asyncGenerator(function* refusing() {
      try {
        yield* emit(1);
      } finally {
        yield* emit(2);
      }
    });
    const main = coroutine(function* main() {
      const generator = refusing();
      yield* generator.anext();
      return yield* thrownBy(generator.aclose());
    });
    expect(await runVirtual(main())).toEqual(new RuntimeError("async generator ignored GeneratorExit"));
  });

  test("has a repr, and its function a name", () => {
    expect(repr(count("numbers", 1))).toBe("<async_generator object count>");
    expect(count.name).toBe("count");
  });
});

describe("the end of the loop", () => {
  test("closes the generators that were begun, and no others", async () => {
    const main = coroutine(function* main() {
      const [left, finished] = [count("left", 5), count("finished", 1)];
      count("never begun", 1);
      yield* left.anext();
      yield* finished.anext();
      yield* finished.aclose();
      lines.push("main returns");
    });
    await runVirtual(main());
    expect(lines).toEqual(["finished closed", "main returns", "left closed"]);
    expect(heard).toEqual([]);
  });

  test("does not count one as begun whose anext was never awaited, but reports that", async () => {
    const main = coroutine(function* main() {
      count("unawaited", 1).anext();
    });
    await runVirtual(main());
    expect(lines).toEqual([]);
    expect(heard).toEqual(["RuntimeWarning coroutine method 'asend' of 'count' was never awaited"]);
  });

  test("warns of a generator begun after the others were closed", async () => {
    const loop = virtualLoop();
    const main = coroutine(function* main() {
      yield* getRunningLoop().shutdownAsyncgens();
      yield* count("late", 1).anext();
    });
    await loop.runUntilComplete(main());
    loop.close();
    expect(heard).toEqual([
      "ResourceWarning asynchronous generator <async_generator object count> was scheduled after loop.shutdown_asyncgens() call",
    ]);
  });
});

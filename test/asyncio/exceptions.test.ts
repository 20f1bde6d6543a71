// The exceptions: their arguments, causes and contexts, and which of them `isException` lets through.
import { describe, expect, test } from "vitest";
import { coroutine } from "../../src/asyncio/coroutines.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { BaseExceptionGroup } from "../../src/asyncio/exception_group.js";
import {
  BaseException,
  CancelledError,
  DeadlockError,
  Exception,
  GeneratorExit,
  InvalidStateError,
  isException,
  KeyboardInterrupt,
  KeyError,
  LookupError,
  OSError,
  RuntimeError,
  StopIteration,
  SystemExit,
  TimeoutError,
  ValueError,
} from "../../src/asyncio/exceptions.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Tuple } from "../../src/asyncio/tuple.js";
import { runVirtual } from "./virtual.js";

describe("an exception", () => {
  test("has its message as its only argument, of whatever type", () => {
    expect(new ValueError("v").args).toEqual(["v"]);
    expect(new ValueError(7).args[0]).toBe(7);
    expect(new ValueError(7).message).toBe("7");
    expect(new ValueError("v").args).toBeInstanceOf(Tuple);
  });

  test("made without one has none", () => {
    expect(new ValueError().args).toHaveLength(0);
    expect(new ValueError().message).toBe("");
  });

  test("has the name of its class, also of one of the program's own", () => {
    class MyError extends ValueError {}
    expect(new KeyError("k").name).toBe("KeyError");
    expect(new MyError("m").name).toBe("MyError");
    expect(String(new MyError("m"))).toBe("MyError: m");
  });

  test("keeps its cause", () => {
    const cause = new KeyError("k");
    expect(new RuntimeError("r", { cause }).cause).toBe(cause);
    expect(new RuntimeError("r").cause).toBeUndefined();
  });

  test("is an Error, with Python's line of descent", () => {
    expect(new ValueError() instanceof Error).toBe(true);
    expect(new KeyError() instanceof LookupError).toBe(true);
    expect(new TimeoutError() instanceof OSError).toBe(true);
    expect(new DeadlockError() instanceof RuntimeError).toBe(true);
    expect(new InvalidStateError() instanceof Exception).toBe(true);
    expect(new CancelledError() instanceof Exception).toBe(false);
    expect(new StopIteration(3).value).toBe(3);
  });
});

describe("isException", () => {
  test.each([
    new ValueError(),
    new TimeoutError(),
    new TypeError(),
    new Error(),
    "a string",
    undefined,
    null,
  ])("is true for %s", (thrown) => {
    expect(isException(thrown)).toBe(true);
  });

  test.each([
    new CancelledError(),
    new KeyboardInterrupt(),
    new SystemExit(),
    new GeneratorExit(),
    new BaseExceptionGroup("", [new KeyboardInterrupt()]),
    new BaseException(),
  ])("is false for %s", (thrown) => {
    expect(isException(thrown)).toBe(false);
  });
});

describe("an exception raised while another is handled", () => {
  test("has that one as its context when it was thrown in by the loop", async () => {
    const replaces = coroutine(function* replaces() {
      try {
        yield* sleep(9);
      } catch {
        throw new ValueError("instead");
      }
    });
    const outer = coroutine(function* outer() {
      const task = createTask(replaces());
      yield* sleep(0);
      task.cancel("why");
      try {
        yield* task;
      } catch (error) {
        return error;
      }
      return null;
    });
    const error = await runVirtual(outer());
    expect(error).toEqual(new ValueError("instead"));
    expect((error as ValueError).context).toEqual(new CancelledError("why"));
    expect(((error as ValueError).context as CancelledError).args).toEqual(["why"]);
  });
});

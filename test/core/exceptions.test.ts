// The exceptions: their arguments, causes and contexts, and which of them `isException` lets through.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { BaseExceptionGroup, ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
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
} from "../../src/asyncio/python/exceptions.js";
import { repr, reprSymbol, str, tuple } from "../../src/asyncio/python/repr.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual } from "./virtual.js";

describe("an exception", () => {
  class Mine extends Exception {}
  class Joins extends ValueError {
    constructor(a: number, b: number) {
      super(`${a}-${b}`);
    }
  }
  class HandsOn extends ValueError {
    constructor(a: string, b: string) {
      super(a, b);
    }
  }
  const cases: [BaseException, written: string, text: string, args: string][] = [
    [new Exception("F", "T"), "Exception('F', 'T')", "('F', 'T')", "('F', 'T')"],
    [new Exception(), "Exception()", "", "()"],
    [new Exception(null), "Exception(None)", "None", "(None,)"],
    [new Exception("F", null), "Exception('F', None)", "('F', None)", "('F', None)"],
    [new Exception("F", 1, ["x"]), "Exception('F', 1, ['x'])", "('F', 1, ['x'])", "('F', 1, ['x'])"],
    [new Exception(undefined, 1), "Exception(None, 1)", "(None, 1)", "(None, 1)"],
    [new Exception(tuple("a")), "Exception(('a',))", "('a',)", "(('a',),)"],
    [new Exception(true), "Exception(True)", "True", "(True,)"],
    [new Exception({ a: 1 }), "Exception({'a': 1})", "{'a': 1}", "({'a': 1},)"],
    [new Exception("F", { a: 1 }), "Exception('F', {'a': 1})", "('F', {'a': 1})", "('F', {'a': 1})"],
    [new Exception({ cause: 1 }), "Exception({'cause': 1})", "{'cause': 1}", "({'cause': 1},)"],
    [new Mine("a", "b"), "Mine('a', 'b')", "('a', 'b')", "('a', 'b')"],
    [new Joins(1, 2), "Joins('1-2')", "1-2", "('1-2',)"],
    [new HandsOn("a", "b"), "HandsOn('a', 'b')", "('a', 'b')", "('a', 'b')"],
    [new KeyError("k"), "KeyError('k')", "'k'", "('k',)"],
    [new KeyError("k", "j"), "KeyError('k', 'j')", "('k', 'j')", "('k', 'j')"],
    [new KeyError(), "KeyError()", "", "()"],
    [new KeyError(1), "KeyError(1)", "1", "(1,)"],
    [new KeyError(""), "KeyError('')", "''", "('',)"],
    [new TimeoutError("a", "b"), "TimeoutError('a', 'b')", "[Errno a] b", "('a', 'b')"],
    [new OSError("x"), "OSError('x')", "x", "('x',)"],
    [new CancelledError("a", "b"), "CancelledError('a', 'b')", "('a', 'b')", "('a', 'b')"],
    [new SystemExit(3, 4), "SystemExit(3, 4)", "(3, 4)", "(3, 4)"],
    [new StopIteration(1, 2), "StopIteration(1, 2)", "(1, 2)", "(1, 2)"],
    [
      new ExceptionGroup("m", [new ValueError("a", "b"), new KeyError("k")]),
      "ExceptionGroup('m', [ValueError('a', 'b'), KeyError('k')])",
      "m (2 sub-exceptions)",
      "('m', [ValueError('a', 'b'), KeyError('k')])",
    ],
  ];

  test.each(cases)("has the arguments it was made with, and is written by them: %o", (error, ...written) => {
    expect([repr(error), str(error), repr(error.args)]).toEqual(written);
    // A group has its own, as in Python.
    expect(error.message).toBe(error instanceof ExceptionGroup ? "m" : written[1]);
    expect(Object.isFrozen(error.args)).toBe(true);
    expect(Object.keys(error).filter((name) => name !== "exceptions")).toEqual([]);
  });

  test("does without arguments that are undefined at the end, as a subclass may hand them on", () => {
    class HandsOn extends ValueError {
      constructor(message?: string, options?: { readonly cause?: unknown }) {
        super(message, options);
      }
    }
    const cause = new KeyError("k");
    const made = [
      new HandsOn(),
      new HandsOn("m"),
      new HandsOn("m", { cause }),
      new HandsOn(undefined, { cause }),
    ];
    expect(made.map(repr)).toEqual(["HandsOn()", "HandsOn('m')", "HandsOn('m')", "HandsOn()"]);
    expect(made.map((one) => one.cause)).toEqual([undefined, undefined, cause, cause]);
  });

  test("has options after any number of arguments", () => {
    const error = new ValueError("F", "T", { cause: 1 });
    expect([repr(error), error.cause]).toEqual(["ValueError('F', 'T')", 1]);
  });

  test("is made although its arguments cannot be written", () => {
    const odd = {
      [reprSymbol]: () => {
        throw new ValueError("cannot be written");
      },
    };
    const error = new ValueError(odd);
    expect([error.message, error.args[0]]).toEqual(["<exception str() failed>", odd]);
    expect(() => str(error)).toThrow(new ValueError("cannot be written"));
  });

  test("that ends the program has its exit code, and one that ends an iteration its value", () => {
    const codes = [
      new SystemExit(),
      new SystemExit(null),
      new SystemExit(3),
      new SystemExit("bye"),
      new SystemExit(3, 4),
    ];
    expect(codes.map(({ code }) => repr(code))).toEqual(["None", "None", "3", "'bye'", "(3, 4)"]);
    expect([new StopIteration(1, 2).value, new StopIteration().value]).toEqual([1, undefined]);
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

  test("may be JavaScript's own: an Exception, and of no class below that", () => {
    class Mine extends TypeError {}
    for (const own of [
      new Error(),
      new TypeError(),
      new RangeError(),
      new Mine(),
      new DOMException("d", "AbortError"),
    ]) {
      const classes = [Exception, BaseException, ValueError, RuntimeError];
      expect(classes.map((each) => own instanceof each)).toEqual([true, false, false, false]);
    }
    class Own extends Exception {}
    expect(new Own()).toBeInstanceOf(Own);
    expect(new TypeError()).not.toBeInstanceOf(Own);
    for (const none of [
      null,
      undefined,
      "text",
      {},
      Error,
      ValueError,
      new BaseException(),
      new SystemExit(),
    ]) {
      expect((none as unknown) instanceof Exception).toBe(false);
    }
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

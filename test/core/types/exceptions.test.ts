// What the compiler knows of exceptions, tuples and context variables (tsc -p test); nothing here runs but one check.

import {
  asyncio,
  type BaseException,
  ContextVar,
  copyContext,
  Exception,
  isException,
  type KeyError,
  Token,
  tuple,
  ValueError,
} from "asyncio-lessons";
import { describe, expect, expectTypeOf, test } from "vitest";

describe("isException", () => {
  test("tells an error from what else may have been thrown, and says nothing where it is false", () => {
    const look = (thrown: unknown): string => {
      if (!isException(thrown)) {
        expectTypeOf(thrown).toEqualTypeOf<unknown>();
        throw thrown;
      }
      expectTypeOf(thrown).toExtend<Error>();
      return thrown.message;
    };
    expect(look(new TypeError("t"))).toBe("t");
    expect(() => look(new asyncio.CancelledError())).toThrow(asyncio.CancelledError);
  });

  test("tells the exceptions from the others of a union, and leaves an Error what it is", () => {
    (error: ValueError | KeyError | asyncio.CancelledError, other: Error) => {
      if (!isException(error)) expectTypeOf(error).toEqualTypeOf<asyncio.CancelledError>();
      if (!isException(other)) expectTypeOf(other).toEqualTypeOf<Error>();
    };
  });

  test("agrees with the classes: an Exception is none of the base's own kind", () => {
    expectTypeOf<ValueError>().toExtend<Exception>();
    expectTypeOf<BaseException>().not.toExtend<Exception>();
    (error: unknown) => {
      if (error instanceof ValueError) expectTypeOf(error.args).toEqualTypeOf<readonly unknown[]>();
      if (error instanceof Exception) expectTypeOf(error.message).toEqualTypeOf<string>();
    };
  });
});

describe("a tuple", () => {
  test("has the types of its values, and cannot be written to", () => {
    const made = tuple(1, "two");
    expectTypeOf(made).toEqualTypeOf<readonly [number, string]>();
    // @ts-expect-error: it is read-only
    expect(() => made.push(3)).toThrow(TypeError);
  });

  test("is what wait gives", () => {
    checked(function* () {
      const [done, pending] = yield* asyncio.wait([asyncio.createTask(asyncio.sleep(0, "r"))]);
      expectTypeOf(done).toEqualTypeOf<Set<asyncio.Task<string>>>();
      expectTypeOf(pending).toEqualTypeOf<Set<asyncio.Task<string>>>();
    });
  });
});

/** Takes a body that is checked by the compiler and never run. */
function checked(_body: () => Generator<unknown, void, unknown>): void {}

describe("a context variable", () => {
  test("gives tokens that know what was there before, if anything", () => {
    const token = new ContextVar<number>("v").set(1);
    expectTypeOf(token.var).toEqualTypeOf<ContextVar<number>>();
    if (token.oldValue !== Token.MISSING) expectTypeOf(token.oldValue).toEqualTypeOf<number>();
    expect(token.oldValue).toBe(Token.MISSING);
  });

  test("is a key of contexts, of whatever type", () => {
    const context = copyContext();
    expectTypeOf([...context]).toEqualTypeOf<ContextVar<unknown>[]>();
    expectTypeOf(context.has).toBeCallableWith(new ContextVar<number>("v"));
    expectTypeOf(context.get(new ContextVar<number>("v"))).toEqualTypeOf<number | undefined>();
  });
});

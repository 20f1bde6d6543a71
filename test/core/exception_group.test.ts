// Exception groups as JavaScript's errors: what parts of a group keep, and what an `instanceof` says of them. Texts and
// parting are compared with CPython's in conformance/programs/exception_group.ts.
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { BaseExceptionGroup, ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import {
  BaseException,
  Exception,
  isException,
  KeyboardInterrupt,
  KeyError,
  LookupError,
  OSError,
  RuntimeError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { errorLike } from "../helpers/errorLike.js";

const nested = () =>
  new ExceptionGroup("outer", [new ValueError("v"), new ExceptionGroup("inner", [new KeyError("k")])]);

describe("an exception group", () => {
  test("is an Exception as well as a BaseExceptionGroup, and nothing else is made one by that", () => {
    const group = nested();
    expect(group instanceof Exception).toBe(true);
    expect(group instanceof BaseExceptionGroup).toBe(true);
    expect(group instanceof BaseException).toBe(true);
    expect(group instanceof Error).toBe(true);
    expect(group instanceof RuntimeError).toBe(false);
    expect(isException(group)).toBe(true);
    const base = new BaseExceptionGroup("m", [new KeyboardInterrupt()]);
    expect(base instanceof Exception).toBe(false);
    expect(base instanceof ExceptionGroup).toBe(false);
    expect(isException(base)).toBe(false);
    expect(new KeyError("k") instanceof LookupError).toBe(true);
    expect(new LookupError("k") instanceof KeyError).toBe(false);
    for (const other of [null, "text"] as unknown[]) expect(other instanceof Exception).toBe(false);
  });

  test("keeps a copy of the list that nobody can change", () => {
    const errors: Error[] = [new ValueError("v")];
    const group = new ExceptionGroup("m", errors);
    errors.push(new ValueError("later"));
    expect(group.exceptions).toHaveLength(1);
    expect(() => (group.exceptions as Error[]).push(new ValueError("x"))).toThrow(
      errorLike(TypeError, /not extensible/),
    );
    expect(() => {
      (group as { exceptions: unknown }).exceptions = [];
    }).toThrow(errorLike(TypeError, /read only property/));
  });

  test("shows what it holds when it is inspected", () => {
    expect(inspect(nested())).toMatch(/exceptions: [\s\S]*ValueError: v[\s\S]*ExceptionGroup: inner/);
  });

  test("has message, name and cause as other errors have", () => {
    const cause = new OSError("c");
    const group = new BaseExceptionGroup("m", [new ValueError("v")], { cause });
    expect([group.message, group.name, group.cause]).toEqual(["m", "ExceptionGroup", cause]);
  });

  test("may hold errors that are JavaScript's own, which are picked as Exceptions as well", () => {
    const group = new ExceptionGroup("m", [new RangeError("r"), new AggregateError([], "a")]);
    expect(repr(group.subgroup(RangeError))).toBe("ExceptionGroup('m', [RangeError('r')])");
    expect(group.subgroup(Error)).toBe(group);
    const mixed = new BaseExceptionGroup("m", [new TypeError("t"), new KeyboardInterrupt()]);
    expect(mixed.split(Exception).map(repr)).toEqual([
      "ExceptionGroup('m', [TypeError('t')])",
      "BaseExceptionGroup('m', [KeyboardInterrupt()])",
    ]);
  });

  test("is made of a message, a list and options; of anything else in their place it is not", () => {
    const errors = [new ValueError("v")];
    const odd = { because: 1 } as object;
    expect(() => new ExceptionGroup("m", errors, odd)).toThrow(
      new TypeError(
        "a message, a list of exceptions and { cause } were expected, got {'because': 1} as well",
      ),
    );
    expect(new ExceptionGroup("m", errors, { cause: 1 }).args).toEqual(["m", errors]);
  });

  test.each([
    [1, [new ValueError()], new TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not number")],
    ["m", "text", new TypeError("second argument (exceptions) must be a sequence")],
    [
      "m",
      [new ValueError(), "text"],
      new ValueError("Item 1 of second argument (exceptions) is not an exception"),
    ],
  ])("cannot be made of %o and %o", (message, exceptions, refusal) => {
    expect(() => new ExceptionGroup(message as string, exceptions as Error[])).toThrow(refusal);
  });
});

describe("a part of a group", () => {
  test("keeps cause, context and stack of the whole, at every depth", () => {
    const group = nested();
    const [cause, context] = [new OSError("cause"), new OSError("context")];
    group.cause = cause;
    group.context = context;
    const parts = group.split(KeyError);
    for (const part of parts) {
      expect(part?.cause).toBe(cause);
      expect(part?.context).toBe(context);
      expect(part?.stack).toBe(group.stack);
    }
    const inner = group.exceptions[1];
    expect(parts[0]?.exceptions[0]).not.toBe(inner);
    expect(parts[0]?.exceptions[0]?.stack).toBe(inner?.stack);
  });

  test("holds the very exceptions that were picked", () => {
    const group = nested();
    const [picked, rest] = group.split(ValueError);
    expect(picked?.exceptions[0]).toBe(group.exceptions[0]);
    expect(rest?.exceptions.map(repr)).toEqual(["ExceptionGroup('inner', [KeyError('k')])"]);
  });

  test("is picked by a function that is asked of the groups first", () => {
    const asked: string[] = [];
    nested().split((error) => {
      asked.push(repr(error.message));
      return false;
    });
    // The message of a KeyError is what Python's str gives: the key with its quotes.
    expect(asked).toEqual(["'outer'", "'v'", "'inner'", `"'k'"`]);
  });
});

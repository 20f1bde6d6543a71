// repr and reprlib beyond what the conformance programs compare: tuples, functions, classes, cycles, objects of one's own.
import { describe, expect, test } from "vitest";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { BaseException, KeyError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr, reprSymbol, str, tuple } from "../../src/asyncio/python/repr.js";
import { shortRepr } from "../../src/asyncio/python/reprlib.js";

const range = (n: number): number[] => [...Array(n).keys()];
const nested = (depth: number): unknown => (depth === 0 ? tuple() : tuple(nested(depth - 1)));

describe("repr", () => {
  test("writes tuples with round brackets, and a lone item with a comma", () => {
    expect(repr(tuple())).toBe("()");
    expect(repr(tuple(1))).toBe("(1,)");
    expect(repr(tuple(1, "two", tuple(3)))).toBe("(1, 'two', (3,))");
    expect(repr(tuple(1, 2).map((x) => x))).toBe("[1, 2]");
  });

  test("writes functions and classes by their names", () => {
    class Thing {}
    function named(): void {}
    expect(repr(named)).toBe("<function named>");
    expect(repr((() => () => {})())).toBe("<function <lambda>>");
    expect(repr(Thing)).toBe("<class 'Thing'>");
    expect(repr(new Thing())).toBe("<Thing object>");
    expect(repr(Object.create(null))).toBe("{}");
  });

  test("writes a coroutine by its function's name", () => {
    const greet = coroutine(function* greet() {});
    const coro = greet();
    expect(repr(coro)).toBe("<coroutine object greet>");
    coro.close();
  });

  test("writes what has its own way of being written", () => {
    expect(repr([{ [reprSymbol]: () => "<mine>" }])).toBe("[<mine>]");
  });

  test("ends cycles with dots, and writes the same object twice in full", () => {
    const list: unknown[] = [1];
    list.push(list);
    expect(repr(list)).toBe("[1, [...]]");
    const map = new Map<string, unknown>();
    map.set("a", map);
    const plain: Record<string, unknown> = {};
    plain.a = plain;
    const inner: unknown[] = [];
    const outer = tuple(inner);
    inner.push(outer);
    expect([map, plain, outer].map(repr)).toEqual(["{'a': {...}}", "{'a': {...}}", "([(...)],)"]);
    expect(repr(new Set([map]))).toBe("{{'a': {...}}}");
    const twice = ["x"];
    expect(repr([twice, twice])).toBe("[['x'], ['x']]");
  });

  test("keeps a cycle's guard clean when writing throws", () => {
    const bad = {
      [reprSymbol]: () => {
        throw new ValueError("cannot be written");
      },
    };
    expect(() => repr([bad])).toThrow(new ValueError("cannot be written"));
  });

  test("writes lone surrogates and characters beyond the first plane as Python does", () => {
    expect(repr("\ud800")).toBe("'\\ud800'");
    expect(repr("\u{e0001}")).toBe("'\\U000e0001'");
    expect(repr("a b")).toBe("'a b'");
    expect(repr("\u3000")).toBe("'\\u3000'");
  });

  test("writes lists, tuples and dicts within one another", () => {
    expect(repr([tuple("F", "T"), { a: 1, b: null }, new Map([[tuple(1, 2), [tuple()]]])])).toBe(
      "[('F', 'T'), {'a': 1, 'b': None}, {(1, 2): [()]}]",
    );
    expect(repr({ x: { y: [1, tuple(2)] } })).toBe("{'x': {'y': [1, (2,)]}}");
  });

  test("writes undefined and null as None, maps and sets as Python's", () => {
    expect(repr([undefined, null])).toBe("[None, None]");
    expect(repr(new Map([[1, new Set(["a"])]]))).toBe("{1: {'a'}}");
    expect(repr(Symbol("s"))).toBe("Symbol(s)");
  });
});

describe("str", () => {
  test("is the text itself for a string, the message for an exception, repr for the rest", () => {
    expect(str("a")).toBe("a");
    expect(str(new ValueError("v"))).toBe("v");
    expect(str(new ValueError())).toBe("");
    expect(str(new KeyError("k"))).toBe("'k'");
    expect(str(new TypeError("t"))).toBe("t");
    expect(str(new BaseException(true))).toBe("True");
    expect(str(null)).toBe("None");
    expect(str(["a"])).toBe("['a']");
    expect(str(tuple("F", "T"))).toBe("('F', 'T')");
  });
});

describe("shortRepr", () => {
  test.each([
    [tuple(), "()"],
    [tuple(1), "(1,)"],
    [tuple(...range(9)), "(0, 1, 2, 3, 4, 5, ...)"],
    [nested(6), "(((((((),),),),),),)"],
    [nested(7), "(((((((...),),),),),),)"],
    [new Set(["c", "a", "b"]), "{'a', 'b', 'c'}"],
    [new Set([10, 9, 2]), "{2, 9, 10}"],
    [new Set([2, "a", 1]), "{2, 'a', 1}"],
    [new Set(range(8)), "{0, 1, 2, 3, 4, 5, ...}"],
    [
      new Map([
        [3, "c"],
        [1, "a"],
      ]),
      "{1: 'a', 3: 'c'}",
    ],
    [10n ** 39n, `1${"0".repeat(39)}`],
    [10n ** 40n, "100000000000000000...0000000000000000000"],
  ])("limits and sorts as reprlib does: %#", (value, written) => {
    expect(shortRepr(value)).toBe(written);
  });
});

// Python's `<` as priority queues use it, and the heap that is sifted by it.
import { describe, expect, test } from "vitest";
import { Deque } from "../../src/asyncio/python/deque.js";
import { heapPop, heapPush, lessThan } from "../../src/asyncio/python/heapq.js";

describe("less than", () => {
  test.each([
    [1, 2],
    [-1, false],
    [true, 1.5],
    [1n, 2],
    ["", "a"],
    ["B", "a"],
    ["a", "ab"],
    ["\uffee", "\u{1f600}"],
    [[], [0]],
    [
      [1, "b"],
      [2, "a"],
    ],
    [
      [1, "a"],
      [1, "b"],
    ],
    [
      [1, [1n, "x"]],
      [true, [1, "x", 0]],
    ],
    [new Date(0), new Date(1)],
    [
      [new Date(0), 1],
      [new Date(0), 2],
    ],
  ])("%o comes before %o, and not the other way round", (a, b) => {
    expect([lessThan(a, b), lessThan(b, a)]).toEqual([true, false]);
  });

  test("asks an object that has an order of its own", () => {
    const always = { lessThan: () => true };
    expect([lessThan(always, 1), lessThan([always], [0])]).toEqual([true, true]);
  });

  test("does not compare what stands behind the first difference, nor an object with itself", () => {
    const unordered = {};
    expect(lessThan([1, unordered], [2, {}])).toBe(true);
    expect(lessThan([unordered, 1], [unordered, 2])).toBe(true);
  });

  test.each([
    [1, "1", "'<' not supported between instances of 'number' and 'string'"],
    [null, undefined, "'<' not supported between instances of 'NoneType' and 'NoneType'"],
    [{}, {}, "'<' not supported between instances of 'Object' and 'Object'"],
    [[1, new Map()], [1, new Set()], "'<' not supported between instances of 'Map' and 'Set'"],
  ])("%o and %o have no order", (a, b, message) => {
    expect(() => lessThan(a, b)).toThrow(new TypeError(message));
  });
});

test("a heap gives its items in order", () => {
  const heap: number[] = [];
  const items = [5, 3, 8, 1, 9, 2, 7, 3, 6, 4];
  for (const item of items) heapPush(heap, item, lessThan);
  expect(items.map(() => heapPop(heap, lessThan))).toEqual([1, 2, 3, 3, 4, 5, 6, 7, 8, 9]);
});

describe("a deque", () => {
  test("gives items in the order of their coming in, however it grew and wrapped around", () => {
    const deque = new Deque<number>();
    const taken: (number | undefined)[] = [];
    for (let i = 0; i < 40_000; i++) {
      deque.push(i);
      if (i % 3 === 0) taken.push(deque.shift());
    }
    const left = [...deque];
    expect(deque.first).toBe(left[0]);
    expect([...taken, ...left]).toEqual(Array.from({ length: 40_000 }, (_, i) => i));
    expect(deque.length).toBe(left.length);
    while (deque.length > 0) deque.shift();
    expect([deque.first, deque.shift()]).toEqual([undefined, undefined]);
    deque.push(1);
    expect([...deque]).toEqual([1]);
  });

  test.each([0, 3, 7])("lets go of the item at %i wherever it stands", (place) => {
    const deque = new Deque<string>();
    for (let i = 0; i < 5; i++) deque.push("gone");
    for (let i = 0; i < 5; i++) deque.shift();
    const items = [..."abcdefgh"];
    for (const item of items) deque.push(item);
    const removed = items.splice(place, 1)[0] as string;
    expect([deque.remove(removed), deque.remove(removed)]).toEqual([true, false]);
    expect([...deque]).toEqual(items);
    deque.push("i");
    expect([...deque]).toEqual([...items, "i"]);
  });
});

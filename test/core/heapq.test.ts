// The heap gives equal deadlines in the very order of CPython's heapq: heapq.fixture.json holds what that gave for
// random deadlines with many ties (whens[i] belongs to item i).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { heapify, heapPop, heapPush } from "../../src/asyncio/python/heapq.js";

interface Fixture {
  readonly whens: readonly number[];
  /** All pushed, then all popped. */
  readonly popped: readonly number[];
  /** The list as heapify leaves it. */
  readonly heapified: readonly number[];
  /** One popped after every third push, then the rest. */
  readonly mixed: readonly number[];
}

interface Item {
  readonly when: number;
  readonly index: number;
}

const isEarlier = (a: Item, b: Item): boolean => a.when < b.when;

const fixtures: readonly Fixture[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "heapq.fixture.json"), "utf8"),
);

describe.each(fixtures)("for $whens.length deadlines", ({ whens, popped, heapified, mixed }) => {
  const items = (): Item[] => whens.map((when, index) => ({ when, index }));

  test("pushing all and popping all gives CPython's order", () => {
    const heap: Item[] = [];
    for (const item of items()) heapPush(heap, item, isEarlier);
    expect(items().map(() => heapPop(heap, isEarlier).index)).toEqual(popped);
    expect(heap).toEqual([]);
  });

  test("pushing and popping in turns gives CPython's order", () => {
    const heap: Item[] = [];
    const order: number[] = [];
    for (const item of items()) {
      heapPush(heap, item, isEarlier);
      if (item.index % 3 === 2) order.push(heapPop(heap, isEarlier).index);
    }
    while (heap.length > 0) order.push(heapPop(heap, isEarlier).index);
    expect(order).toEqual(mixed);
  });

  test("heapify leaves the list as CPython does", () => {
    const list = items();
    heapify(list, isEarlier);
    expect(list.map(({ index }) => index)).toEqual(heapified);
  });
});

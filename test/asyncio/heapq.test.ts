// The heap gives equal deadlines in the very order of CPython's heapq: heapq.fixture.json holds what that gave for
// random deadlines with many ties (whens[i] belongs to item i).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Heap, heapify, heappop, heappush, type Timed } from "../../src/asyncio/heapq.js";

interface Fixture {
  readonly whens: readonly number[];
  /** All pushed, then all popped. */
  readonly popped: readonly number[];
  /** The list as heapify leaves it. */
  readonly heapified: readonly number[];
  /** One popped after every third push, then the rest. */
  readonly mixed: readonly number[];
}

interface Item extends Timed {
  readonly index: number;
}

const fixtures: readonly Fixture[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "heapq.fixture.json"), "utf8"),
);

describe.each(fixtures)("for $whens.length deadlines", ({ whens, popped, heapified, mixed }) => {
  const items = (): Item[] => whens.map((_when, index) => ({ _when, index }));

  test("pushing all and popping all gives CPython's order", () => {
    const heap = new Heap<Item>();
    for (const item of items()) heappush(heap, item);
    expect(items().map(() => heappop(heap).index)).toEqual(popped);
    expect([heap.items, heap.deadlines]).toEqual([[], []]);
  });

  test("pushing and popping in turns gives CPython's order", () => {
    const heap = new Heap<Item>();
    const order: number[] = [];
    for (const item of items()) {
      heappush(heap, item);
      if (item.index % 3 === 2) order.push(heappop(heap).index);
    }
    while (heap.length > 0) order.push(heappop(heap).index);
    expect(order).toEqual(mixed);
  });

  test("heapify leaves the list as CPython does", () => {
    const heap = new Heap(items());
    heapify(heap);
    expect(heap.deadlines).toEqual(heap.items.map(({ _when }) => _when));
    expect(heap.items.map(({ index }) => index)).toEqual(heapified);
  });
});

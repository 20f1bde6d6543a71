// The heap gives equal deadlines in the very order of CPython's heapq: heapq.fixture.json holds what that gave for
// random deadlines with many ties (whens[i] belongs to item i).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Heap } from "../../src/asyncio/python/heapq.js";

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

const fixtures: readonly Fixture[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "heapq.fixture.json"), "utf8"),
);

describe.each(fixtures)("for $whens.length deadlines", ({ whens, popped, heapified, mixed }) => {
  const items = (): Item[] => whens.map((when, index) => ({ when, index }));

  test("pushing all and popping all gives CPython's order", () => {
    const heap = new Heap<Item>();
    for (const item of items()) heap.push(item, item.when);
    expect(items().map(() => heap.pop().index)).toEqual(popped);
    expect([...heap]).toEqual([]);
  });

  test("pushing and popping in turns gives CPython's order", () => {
    const heap = new Heap<Item>();
    const order: number[] = [];
    for (const item of items()) {
      heap.push(item, item.when);
      if (item.index % 3 === 2) order.push(heap.pop().index);
    }
    while (heap.length > 0) order.push(heap.pop().index);
    expect(order).toEqual(mixed);
  });

  test("heapify leaves the list as CPython does", () => {
    const heap = Heap.heapify(items().map((item) => [item, item.when] as const));
    expect([...heap].map(([{ index }]) => index)).toEqual(heapified);
    expect([...heap].map(([, deadline]) => deadline)).toEqual([...heap].map(([{ when }]) => when));
  });
});

test("a heap that was large and is empty again works on", () => {
  const heap = new Heap<number>();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 5000; i++) heap.push(i, (i * 7) % 5000);
    const popped = Array.from({ length: 5000 }, () => heap.pop());
    expect(popped.map((i) => (i * 7) % 5000)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    expect([heap.length, heap.first, heap.firstDeadline]).toEqual([0, undefined, undefined]);
  }
});

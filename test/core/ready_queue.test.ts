// The ready queue: first in, first out, however much stands in it.
import { describe, expect, test } from "vitest";
import { ReadyQueue, type Runnable } from "../../src/asyncio/ready_queue.js";

class Numbered implements Runnable {
  constructor(readonly number: number) {}
  _run(): void {}
  _isCancelled(): boolean {
    return false;
  }
}

function drain(queue: ReadyQueue): number[] {
  const numbers: number[] = [];
  while (queue.length > 0) numbers.push((queue.shift() as Numbered).number);
  return numbers;
}

const range = (from: number, to: number): number[] => [...Array(to - from).keys()].map((i) => i + from);

describe("the ready queue", () => {
  test("gives its entries in the order in which they came", () => {
    const queue = new ReadyQueue();
    for (const i of range(0, 10)) queue.push(new Numbered(i));
    expect(queue.length).toBe(10);
    expect(drain(queue)).toEqual(range(0, 10));
  });

  test("keeps the order when it grows, several times, with its head anywhere in the ring", () => {
    for (const head of [0, 1, 37, 63]) {
      const queue = new ReadyQueue();
      for (const i of range(0, head)) queue.push(new Numbered(i));
      drain(queue);
      for (const i of range(0, 1000)) queue.push(new Numbered(i));
      expect(queue.length).toBe(1000);
      expect(drain(queue)).toEqual(range(0, 1000));
    }
  });

  test("keeps the order when entries come and go in turns", () => {
    const queue = new ReadyQueue();
    const seen: number[] = [];
    let next = 0;
    for (let turn = 0; turn < 300; turn++) {
      queue.push(new Numbered(next++));
      queue.push(new Numbered(next++));
      seen.push((queue.shift() as Numbered).number);
    }
    expect([...seen, ...drain(queue)]).toEqual(range(0, 600));
  });

  test("is empty after clear, and can be used again", () => {
    const queue = new ReadyQueue();
    for (const i of range(0, 100)) queue.push(new Numbered(i));
    queue.clear();
    expect(queue.length).toBe(0);
    queue.push(new Numbered(7));
    expect(drain(queue)).toEqual([7]);
  });
});
